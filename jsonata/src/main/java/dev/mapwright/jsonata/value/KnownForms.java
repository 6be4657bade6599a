package dev.mapwright.jsonata.value;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms of objects seen lately, in whatever document: records of a vendor share theirs, and
 * with a form go the tables and parts that were made of it. Bounded; safe for any thread, since it
 * does no harm to forget one.
 */
final class KnownForms {
  private static final int PLACES = 1_024;

  /** What has more names or longer ones is a table keyed by data, and comes once. */
  private static final int MOST_NAMES = 200;

  private static final int LONGEST = 4_096;

  private static final @Nullable JsonKeys[] FORMS = new JsonKeys[PLACES];

  private KnownForms() {}

  /** What was kept for a hash; to be looked at. */
  static @Nullable JsonKeys at(int hash) {
    return FORMS[place(hash)];
  }

  /** A new form, kept for the next one if it is of the usual size; null if a name comes twice. */
  static @Nullable JsonKeys add(int hash, String[] names) {
    if (new HashSet<>(List.of(names)).size() < names.length) {
      return null;
    }
    JsonKeys form = JsonKeys.ofInterned(names);
    int length = 0;
    for (String name : names) {
      length += name.length();
    }
    if (names.length <= MOST_NAMES && length <= LONGEST) {
      FORMS[place(hash)] = form;
    }
    return form;
  }

  private static int place(int hash) {
    int spread = hash * 0x9E3779B9;
    return spread >>> 22;
  }
}
