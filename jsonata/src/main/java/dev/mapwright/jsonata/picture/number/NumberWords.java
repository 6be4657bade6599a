package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.LetterCase;
import dev.mapwright.jsonata.picture.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in English words, cardinal and ordinal. */
public final class NumberWords {
  private static final String[] SMALL = {
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen"
  };
  private static final String[] SMALL_ORDINAL = {
    "Zeroth",
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth"
  };
  private static final String[] TENS = {
    "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"
  };
  private static final String[] MAGNITUDES = {"Thousand", "Million", "Billion", "Trillion"};
  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

  private static final Map<String, Long> VALUES = values();

  private NumberWords() {}

  /** Every word that means a number, in lower case, in the order the reference tries them. */
  public static List<String> vocabulary() {
    return List.copyOf(VALUES.keySet());
  }

  /** The words for a number from zero on, in title case. */
  static String format(BigInteger number, boolean ordinal) {
    StringBuilder words = new StringBuilder();
    append(words, number, ordinal);
    return words.toString();
  }

  private static void append(StringBuilder words, BigInteger number, boolean ordinal) {
    if (number.compareTo(THOUSAND) < 0) {
      appendSmall(words, number.intValue(), ordinal);
      return;
    }
    int magnitude = 0;
    BigInteger factor = THOUSAND;
    while (magnitude < MAGNITUDES.length - 1 && number.compareTo(factor.multiply(THOUSAND)) >= 0) {
      magnitude++;
      factor = factor.multiply(THOUSAND);
    }
    BigInteger[] split = number.divideAndRemainder(factor);
    if (!words.isEmpty()) {
      words.append(", ");
    }
    StringBuilder count = new StringBuilder();
    append(count, split[0], false);
    words.append(count).append(' ').append(MAGNITUDES[magnitude]);
    if (split[1].signum() > 0) {
      append(words, split[1], ordinal);
    } else if (ordinal) {
      words.append("th");
    }
  }

  private static void appendSmall(StringBuilder words, int number, boolean ordinal) {
    if (number >= 100) {
      words.append(words.isEmpty() ? "" : ", ").append(SMALL[number / 100]).append(" Hundred");
      if (number % 100 > 0) {
        appendSmall(words, number % 100, ordinal);
      } else if (ordinal) {
        words.append("th");
      }
      return;
    }
    words.append(words.isEmpty() ? "" : " and ").append(belowHundred(number, ordinal));
  }

  private static String belowHundred(int number, boolean ordinal) {
    if (number < SMALL.length) {
      return ordinal ? SMALL_ORDINAL[number] : SMALL[number];
    }
    String tens = TENS[number / 10 - 2];
    if (number % 10 > 0) {
      return tens + "-" + belowHundred(number % 10, ordinal);
    }
    return ordinal ? ordinalOfTens(tens) : tens;
  }

  private static String ordinalOfTens(String tens) {
    return tens.substring(0, tens.length() - 1) + "ieth";
  }

  /** The number that words in lower case mean; {@code null} if one of them is unknown. */
  static @Nullable Number parse(String text) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger segment = BigInteger.ZERO;
    for (String word : split(text)) {
      Long value = VALUES.get(word);
      if (value == null) {
        return null;
      }
      BigInteger factor = BigInteger.valueOf(value);
      if (value >= 100) {
        segment = Whole.inRange(segment.multiply(factor));
      } else {
        if (segment.compareTo(THOUSAND) >= 0) {
          sum = sum.add(segment);
          segment = BigInteger.ZERO;
        }
        segment = segment.add(factor);
      }
    }
    return Whole.narrow(Whole.inRange(sum.add(segment)));
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int separator = separatorAt(text, i);
      if (separator > 0) {
        words.add(text.substring(start, i));
        start = i + separator;
      }
      i += Math.max(1, separator);
    }
    words.add(text.substring(start));
    return words;
  }

  /** The length of the separator at a position: ", ", " and ", or one of space, \ and hyphen. */
  private static int separatorAt(String text, int at) {
    char c = text.charAt(at);
    if (c == ',') {
      return isSpace(text, at + 1) ? 2 : 0;
    }
    if (JsText.isSpace(c)) {
      return text.startsWith("and", at + 1) && isSpace(text, at + 4) ? 5 : 1;
    }
    return c == '-' || c == '\\' ? 1 : 0;
  }

  private static boolean isSpace(String text, int at) {
    return at < text.length() && JsText.isSpace(text.charAt(at));
  }

  private static Map<String, Long> values() {
    Map<String, Long> values = new LinkedHashMap<>();
    for (String[] words : List.of(SMALL, SMALL_ORDINAL)) {
      for (int i = 0; i < words.length; i++) {
        put(values, words[i], i);
      }
    }
    for (int i = 0; i < TENS.length; i++) {
      long value = (i + 2) * 10L;
      put(values, TENS[i], value);
      put(values, ordinalOfTens(TENS[i]), value);
    }
    put(values, "Hundred", 100);
    put(values, "Hundredth", 100);
    long factor = 1;
    for (String magnitude : MAGNITUDES) {
      factor *= 1_000;
      put(values, magnitude, factor);
      put(values, magnitude + "th", factor);
    }
    return values;
  }

  private static void put(Map<String, Long> values, String word, long value) {
    values.put(LetterCase.LOWER.apply(word), value);
  }
}
