package dev.mapwright.jsonata.regex;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which characters are the same to JavaScript where upper and lower case do not matter. */
final class LetterCases {
  private static final int BMP = 0x10000;
  private static final int ASCII = 0x80;

  /** All characters that have others like them, by what they are all taken for. */
  private static final Map<Integer, CharSet> ALIKE = alike();

  private LetterCases() {}

  /** What a character is taken for. */
  static int canonical(int character) {
    if (character >= BMP) {
      return character;
    }
    int upper = Character.toUpperCase(character);
    if (upper == character) {
      return character;
    }
    boolean single = Character.toString(character).toUpperCase(Locale.ROOT).length() == 1;
    return !single || (character >= ASCII && upper < ASCII) ? character : upper;
  }

  /** A set and all characters that are the same to it. */
  static CharSet closed(CharSet set) {
    if (set.single() >= 0) {
      return ALIKE.getOrDefault(canonical(set.single()), set);
    }
    CharSet.Builder closed = new CharSet.Builder().add(set);
    for (CharSet alike : ALIKE.values()) {
      if (meets(set, alike)) {
        closed.add(alike);
      }
    }
    return closed.build();
  }

  private static boolean meets(CharSet set, CharSet few) {
    for (int range = 0; range < few.ranges(); range++) {
      for (int c = few.first(range); c <= few.last(range); c++) {
        if (set.contains(c)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<Integer, CharSet> alike() {
    Map<Integer, CharSet> alike = new HashMap<>();
    for (int c = 0; c < BMP; c++) {
      int canonical = canonical(c);
      if (canonical != c) {
        CharSet known = alike.getOrDefault(canonical, CharSet.of(canonical));
        alike.put(canonical, new CharSet.Builder().add(known).add(c, c).build());
      }
    }
    return alike;
  }
}
