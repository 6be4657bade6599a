package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.PictureException;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of dates and times such as {@code [D1o] [MNn] [Y0001]}: markers in square brackets, and
 * literal text around them, where {@code [[} and {@code ]]} stand for single brackets.
 */
record DateTimePicture(List<Part> parts) {
  /** The picture that dates are written by if none is given. */
  static final DateTimePicture ISO = of("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

  /** A piece of a picture. */
  sealed interface Part permits Literal, Marker {}

  /** Text that stands for itself. */
  record Literal(String text) implements Part {}

  DateTimePicture {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a picture.
   *
   * @throws PictureException D3135 if a bracket is not closed, D3132 and D3131 for a marker, M3001
   *     if it is too long
   */
  static DateTimePicture of(String picture) {
    Bounds.checkPicture(picture);
    List<Part> parts = new ArrayList<>();
    int literal = 0;
    for (int at = picture.indexOf('['); at >= 0; at = picture.indexOf('[', literal)) {
      addLiteral(parts, picture.substring(literal, at));
      if (picture.startsWith("[", at + 1)) {
        parts.add(new Literal("["));
        literal = at + 2;
        continue;
      }
      int end = picture.indexOf(']', at);
      if (end < 0) {
        throw new PictureException(
            "D3135",
            "The picture \"" + picture + "\" has no bracket ] that closes the last [",
            picture);
      }
      addMarker(parts, Marker.of(JsText.withoutSpaces(picture.substring(at + 1, end))));
      literal = end + 1;
    }
    addLiteral(parts, picture.substring(literal));
    return new DateTimePicture(parts);
  }

  private static void addLiteral(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Literal(text.replace("]]", "]")));
    }
  }

  /** With no text between two numbers, the first one's digits must be counted when reading. */
  private static void addMarker(List<Part> parts, Marker marker) {
    if (marker.isNumber() && !parts.isEmpty() && parts.getLast() instanceof Marker before) {
      parts.set(parts.size() - 1, before.withFixedWidth());
    }
    parts.add(marker);
  }
}
