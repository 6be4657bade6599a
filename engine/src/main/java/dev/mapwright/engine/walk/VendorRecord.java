package dev.mapwright.engine.walk;

import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.repeat.RepeatedAnswer;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the vendor's, of a list, a detail or a relation: as it came, and without what says
 * nothing. Expressions see the latter, so that null, missing, blank and empty mean the same to all
 * of them. Immutable; safe for any thread.
 */
@SuppressWarnings("ReferenceEquality") // the very part, if nothing of it had to go
public final class VendorRecord {
  private final Object whole;
  private final Object stated;

  private VendorRecord(Object whole, Object stated) {
    this.whole = whole;
    this.stated = stated;
  }

  /** A record as it came. */
  public static VendorRecord of(Object whole) {
    return new VendorRecord(whole, stated(whole));
  }

  /** A record as it came in an answer. */
  static VendorRecord of(Object whole, Answer answer) {
    RepeatedAnswer known = answer.known();
    return known != null
        ? known.once(whole, VendorRecord.class, VendorRecord.class, () -> of(whole))
        : of(whole);
  }

  /** The record as it came. */
  public Object whole() {
    return whole;
  }

  /**
   * The record without members and items that are null, blank text, an empty list or an empty
   * object, or would be empty without theirs, at any depth. The very record that came where it has
   * none; {@link JsonKeys#whole} tells which keys an object had.
   */
  public Object stated() {
    return stated;
  }

  private static Object stated(Object value) {
    return switch (value) {
      case JsonObject object -> statedMembers(object);
      case Map<?, ?> object -> {
        JsonObject copy = copy(object);
        Object stated = statedMembers(copy);
        yield stated == copy ? object : stated;
      }
      case List<?> list -> statedItems(list);
      default -> value;
    };
  }

  /** The object itself, if all of it is stated: most parts of a record are, and need no copy. */
  private static Object statedMembers(JsonObject object) {
    int size = object.keys().size();
    @Nullable Object[] instead = null;
    BitSet kept = null;
    for (int at = 0; at < size; at++) {
      if (!object.mayBeHollow(at)) {
        continue;
      }
      Object member = object.valueAt(at);
      Object stated = stated(member);
      boolean isBlank = Blanks.isBlank(stated);
      if (stated == member && !isBlank) {
        continue;
      }
      if (kept == null || instead == null) {
        kept = new BitSet(size);
        kept.set(0, size);
        instead = new Object[size];
      }
      if (isBlank) {
        kept.clear(at);
      } else {
        instead[at] = stated;
      }
    }
    return kept == null || instead == null ? object : object.part(kept, instead);
  }

  private static Object statedItems(List<?> list) {
    for (int at = 0; at < list.size(); at++) {
      if (list instanceof JsonArray array && !array.mayBeHollow(at)) {
        continue;
      }
      Object item = list.get(at);
      Object stated = stated(item);
      if (stated != item || Blanks.isBlank(stated)) {
        return withoutBlanks(list, at, stated);
      }
    }
    return list;
  }

  private static JsonArray withoutBlanks(List<?> list, int first, Object statedFirst) {
    List<Object> items = new ArrayList<>(list.subList(0, first));
    add(items, statedFirst);
    list.subList(first + 1, list.size()).forEach(item -> add(items, stated(item)));
    return new JsonArray(items.toArray());
  }

  private static void add(List<Object> items, Object stated) {
    if (!Blanks.isBlank(stated)) {
      items.add(stated);
    }
  }

  /** An object that was made, rather than read, in the form of one that was read. */
  private static JsonObject copy(Map<?, ?> object) {
    return new JsonObject(
        JsonKeys.ofInterned(
            object.keySet().stream().map(key -> key.toString().intern()).toArray(String[]::new)),
        object.values().toArray());
  }
}
