package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.Characters;
import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.number.DigitPicture;
import dev.mapwright.jsonata.picture.number.IntegerPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the components of a date and time in a text, by a picture. */
final class DateTimeReader {
  private final List<Field> fields;

  /**
   * One part of the picture.
   *
   * @param reader what the part's text means; {@code null} for literal text
   */
  private record Field(TextPiece piece, @Nullable Reader reader) {}

  /**
   * A component's meaning.
   *
   * @param meaning the number for a text: NaN if it is none, {@code null} for an unknown name
   */
  private record Reader(char component, Function<String, @Nullable Double> meaning) {}

  private DateTimeReader(List<Field> fields) {
    this.fields = fields;
  }

  /** Throws D3130 and D3133 if the picture can be written but not read. */
  static DateTimeReader of(DateTimePicture picture) {
    List<Field> fields = new ArrayList<>();
    for (DateTimePicture.Part part : picture.parts()) {
      fields.add(
          switch (part) {
            case DateTimePicture.Literal literal ->
                new Field(new TextPiece.Literal(literal.text()), null);
            case Marker marker -> field(marker);
          });
    }
    return new DateTimeReader(fields);
  }

  /** The components that a text gives; {@code null} if it does not match the picture. */
  @Nullable Components read(String text) {
    Bounds.checkTimestamp(text);
    int[][] ends = new int[fields.size()][];
    TextPiece.Starts next = TextPiece.Starts.atEnd(text);
    for (int i = fields.size() - 1; i >= 0; i--) {
      ends[i] = fields.get(i).piece().ends(text, next);
      next = TextPiece.Starts.of(ends[i]);
    }
    if (!next.contains(0)) {
      return null;
    }
    Components components = new Components();
    int at = 0;
    for (int i = 0; i < fields.size(); i++) {
      Reader reader = fields.get(i).reader();
      int end = ends[i][at];
      if (reader != null) {
        components.put(reader.component(), reader.meaning().apply(text.substring(at, end)));
      }
      at = end;
    }
    return components;
  }

  private static Field field(Marker marker) {
    char component = marker.component();
    if (component == 'Z' || component == 'z') {
      return zone(marker);
    }
    if (component == 'f') {
      return field(component, digits(0), DateTimeReader::millis);
    }
    IntegerPicture number = marker.number();
    return number == null
        ? field(component, letters(), NameReader.of(marker))
        : field(component, piece(number, marker.fixedWidth()), text -> orNaN(number.parse(text)));
  }

  private static Field field(
      char component, TextPiece piece, Function<String, @Nullable Double> meaning) {
    return new Field(piece, new Reader(component, meaning));
  }

  private static TextPiece piece(IntegerPicture number, int width) {
    return switch (number) {
      case DigitPicture digits -> digits.ordinal() ? new TextPiece.Ordinal(width) : digits(width);
      case IntegerPicture.Letters _ -> letters();
      case IntegerPicture.Roman _ -> new TextPiece.Run(Characters.ROMAN, 0);
      case IntegerPicture.Words _ -> new WordsPiece();
      case IntegerPicture.Sequence sequence -> throw sequence.unsupported();
    };
  }

  private static TextPiece digits(int width) {
    return new TextPiece.Run(Characters.DIGITS, width);
  }

  private static TextPiece letters() {
    return new TextPiece.Run(Characters.LETTERS, 0);
  }

  /** Milliseconds of a fraction's first three digits. */
  private static Double millis(String fraction) {
    return Double.parseDouble("0." + JsText.upTo(fraction, 3)) * 1_000;
  }

  private static Field zone(Marker marker) {
    String prefix = marker.component() == 'z' ? "GMT" : "";
    String repeated =
        marker.number() instanceof DigitPicture digits ? digits.grouping().repeated() : null;
    String separator = repeated == null ? "" : repeated;
    return field(
        marker.component(),
        new TextPiece.Zone(prefix, separator),
        text -> minutesFromUtc(text.substring(prefix.length()), separator));
  }

  /** The sign is the minutes' too, which the reference adds to {@code -05:30} instead. */
  private static Double minutesFromUtc(String offset, String separator) {
    int hoursEnd = Math.min(3, offset.length());
    int minutesStart = hoursEnd;
    if (!separator.isEmpty()) {
      hoursEnd = offset.indexOf(separator);
      minutesStart = hoursEnd + separator.length();
    }
    double hours = orNaN(JsText.parseInt(JsText.upTo(offset, hoursEnd)));
    boolean hasMinutes = minutesStart < offset.length();
    double minutes = hasMinutes ? orNaN(JsText.parseInt(offset.substring(minutesStart))) : 0;
    return hours * 60 + (offset.startsWith("-") ? -minutes : minutes);
  }

  private static double orNaN(@Nullable Number number) {
    return number == null ? Double.NaN : number.doubleValue();
  }
}
