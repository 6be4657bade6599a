package dev.mapwright.jsonata.picture.number;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.PictureException;
import java.util.ArrayList;
import java.util.List;

/**
 * A number's picture, read and checked.
 *
 * @param positive how numbers from zero on are written
 * @param negative how magnitudes of numbers below zero are written
 * @param negativePrefix what goes before that: the minus sign, if the picture has one part only
 */
record NumberPicture(
    DecimalSymbols symbols, NumberLayout positive, NumberLayout negative, String negativePrefix) {

  /**
   * Reads a picture.
   *
   * @throws PictureException D3080 to D3093 if it breaks a rule, M3001 if it asks for too much
   */
  static NumberPicture of(String picture, DecimalSymbols symbols) {
    Bounds.checkPicture(picture);
    List<SubPicture> parts = new ArrayList<>(2);
    for (String part : split(picture, symbols.patternSeparator())) {
      parts.add(SubPicture.of(part, symbols));
    }
    if (parts.size() > 2) {
      throw new PictureException(
          "D3080",
          "The picture \""
              + picture
              + "\" must have two parts at most, one for positive and one for negative numbers",
          picture);
    }
    for (SubPicture part : parts) {
      SubPictureRules.check(part, symbols);
    }
    return new NumberPicture(
        symbols,
        NumberLayout.of(parts.getFirst(), symbols),
        NumberLayout.of(parts.getLast(), symbols),
        parts.size() == 1 ? symbols.minusSign() : "");
  }

  private static List<String> split(String picture, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    if (separator.isEmpty()) {
      // JavaScript then splits into characters.
      for (; start < picture.length(); start++) {
        parts.add(picture.substring(start, start + 1));
      }
      return parts.isEmpty() ? List.of("") : parts;
    }
    for (int end = picture.indexOf(separator); end >= 0; end = picture.indexOf(separator, start)) {
      parts.add(picture.substring(start, end));
      start = end + separator.length();
    }
    parts.add(picture.substring(start));
    return parts;
  }

  String format(Number value) {
    return value.doubleValue() < 0
        ? negativePrefix + new NumberWriter(negative, symbols).write(value)
        : new NumberWriter(positive, symbols).write(value);
  }
}
