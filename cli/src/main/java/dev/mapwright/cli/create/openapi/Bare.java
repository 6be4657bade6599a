package dev.mapwright.cli.create.openapi;

import java.util.List;
import java.util.Locale;

/** Names, without what vendors write them with. */
final class Bare {
  private Bare() {}

  /** Letters and digits alone, in small letters. */
  static String of(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Where the name stands among names; as many as there are where it is none of them. */
  static int rank(String name, List<String> names) {
    int at = names.indexOf(of(name));
    return at < 0 ? names.size() : at;
  }
}
