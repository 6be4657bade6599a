package dev.mapwright.jsonata.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in a document that was checked. Its values are made when they are first asked
 * for: what nobody reads stays bytes. Safe for any thread; a race makes a value twice, alike.
 *
 * <p>On the tape a scalar takes two places, where it begins and ends; an array or an object four,
 * with where the tape goes on behind it and how many members it has; their values follow. In the
 * first of these places are the marks, too. Names are not there: they stand between the values,
 * without escapes.
 */
final class JsonTape {
  /** Beyond every place in a document. */
  static final int OFFSETS = 1 << 28;

  static final int OFFSET = OFFSETS - 1;

  /** A text with a backslash in it. */
  static final int ESCAPED = 1 << 28;

  /** A text with characters beyond ASCII. */
  static final int WIDE = 1 << 29;

  /** What may be null, blank or empty, or hold such a value at any depth. */
  static final int HOLLOW = 1 << 30;

  static final int SCALAR = 2;
  static final int CONTAINER = 4;

  /** Up to so many digits are a number of 64 bits, whichever they are. */
  private static final int LONG_DIGITS = 18;

  private final byte[] document;
  private final int[] tape;

  JsonTape(byte[] document, int[] tape) {
    this.document = document;
    this.tape = tape;
  }

  /** The whole document. */
  Object root() {
    return value(0);
  }

  /** The value at a place of the tape. */
  Object value(int entry) {
    int start = tape[entry] & OFFSET;
    return switch (document[start]) {
      case '"' -> text(entry);
      case '{' -> object(entry);
      case '[' -> array(entry);
      case 't' -> true;
      case 'f' -> false;
      case 'n' -> JsonNull.NULL;
      default -> number(start, tape[entry + 1]);
    };
  }

  /** Whether the value there may be null, blank or empty, or hold such a one. */
  boolean isHollow(int entry) {
    return (tape[entry] & HOLLOW) != 0;
  }

  /**
   * The text there as it stands in the document, with its quotes; null unless it has no escapes.
   */
  @Nullable RawJson plainText(int entry) {
    int start = tape[entry];
    return (start & ESCAPED) == 0 && document[start & OFFSET] == '"' ? raw(entry) : null;
  }

  /** The bytes of the value there. */
  RawJson raw(int entry) {
    return new RawJson(document, tape[entry] & OFFSET, tape[entry + 1]);
  }

  private Object array(int entry) {
    int count = tape[entry + 3];
    if (count == 0) {
      return JsonArray.EMPTY;
    }
    return new JsonArray(this, slots(entry, count));
  }

  private Object object(int entry) {
    int count = tape[entry + 3];
    if (count == 0) {
      return new JsonObject(JsonKeys.NONE, this, JsonArray.NO_SLOTS, entry);
    }
    int[] slots = slots(entry, count);
    int first = name((tape[entry] & OFFSET) + 1);
    int hash = hash(slots, first);
    JsonKeys known = KnownForms.at(hash);
    if (known == null || !isForm(known, slots, first)) {
      String[] names = names(slots, first);
      known = KnownForms.add(hash, names);
      if (known == null) {
        return lastOfEach(names, slots, entry);
      }
    }
    return new JsonObject(known, this, slots, entry);
  }

  /**
   * Of what tells forms apart: how many names, how the first and the last begin, how long it is.
   */
  private int hash(int[] slots, int first) {
    int count = slots.length;
    int last = count == 1 ? first : name(tape[slots[count - 2] + 1]);
    int length = (tape[slots[count - 1]] & OFFSET) - last;
    int ofFirst = document[first + 1] << 8 | document[first + 2];
    int ofLast = document[last + 1] << 8 | document[last + 2];
    return ((count * 31 + length) * 31 + ofFirst) * 31 + ofLast;
  }

  /** Where the members of an array or object stand. */
  private int[] slots(int entry, int count) {
    int[] slots = new int[count];
    int at = entry + CONTAINER;
    for (int i = 0; i < count; i++) {
      slots[i] = at;
      byte first = document[tape[at] & OFFSET];
      at = first == '{' || first == '[' ? tape[at + 2] : at + SCALAR;
    }
    return slots;
  }

  /** The quote of the next name behind a place: between there may be blanks and a comma. */
  private int name(int from) {
    int at = from;
    while (document[at] != '"') {
      at++;
    }
    return at;
  }

  private boolean isForm(JsonKeys form, int[] slots, int first) {
    if (form.size() != slots.length) {
      return false;
    }
    int name = first;
    for (int i = 0; i < slots.length; i++) {
      if (i > 0) {
        name = name(tape[slots[i - 1] + 1]);
      }
      byte[] encoded = form.encoded(i);
      int end = name + encoded.length - 1; // without the colon, before which may be blanks
      if (end > document.length
          || !Arrays.equals(document, name, end, encoded, 0, encoded.length - 1)) {
        return false;
      }
    }
    return true;
  }

  private String[] names(int[] slots, int first) {
    String[] names = new String[slots.length];
    for (int i = 0; i < slots.length; i++) {
      int start = (i == 0 ? first : name(tape[slots[i - 1] + 1])) + 1;
      int end = start;
      while (document[end] != '"') {
        end++;
      }
      names[i] = new String(document, start, end - start, StandardCharsets.UTF_8).intern();
    }
    return names;
  }

  private JsonObject lastOfEach(String[] names, int[] slots, int entry) {
    Map<String, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      last.put(names[i], slots[i]);
    }
    return new JsonObject(
        JsonKeys.ofInterned(last.keySet().toArray(String[]::new)),
        this,
        last.values().stream().mapToInt(Integer::intValue).toArray(),
        entry);
  }

  private Number number(int start, int end) {
    int digits = document[start] == '-' ? start + 1 : start;
    boolean whole = true;
    long value = 0;
    for (int i = digits; i < end && whole; i++) {
      whole = document[i] >= '0' && document[i] <= '9';
      value = value * 10 + document[i] - '0';
    }
    if (whole && end - digits <= LONG_DIGITS) {
      return digits > start ? -value : value;
    }
    String text = new String(document, start, end - start, StandardCharsets.ISO_8859_1);
    return whole ? JsonNumber.of(new BigInteger(text)) : JsonNumber.of(Double.parseDouble(text));
  }

  private String text(int entry) {
    int start = (tape[entry] & OFFSET) + 1;
    int end = tape[entry + 1] - 1;
    if ((tape[entry] & ESCAPED) != 0) {
      return TextBytes.unescaped(document, start, end);
    }
    return new String(
        document,
        start,
        end - start,
        (tape[entry] & WIDE) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }
}
