package dev.mapwright.jsonata.picture.time;

import static java.util.Objects.requireNonNull;

import dev.mapwright.jsonata.picture.Bounds;
import dev.mapwright.jsonata.picture.JsText;
import dev.mapwright.jsonata.picture.LetterCase;
import dev.mapwright.jsonata.picture.PictureException;
import dev.mapwright.jsonata.picture.number.DigitPicture;
import dev.mapwright.jsonata.picture.number.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one moment by a picture, component by component. */
final class DateTimeWriter {
  private final DateTimeFields fields;
  private final UtcOffset offset;

  private DateTimeWriter(DateTimeFields fields, UtcOffset offset) {
    this.fields = fields;
    this.offset = offset;
  }

  static String write(double millis, DateTimePicture picture, UtcOffset offset) {
    DateTimeFields local = new DateTimeFields(JsDate.at(millis + offset.millis()));
    DateTimeWriter writer = new DateTimeWriter(local, offset);
    StringBuilder text = new StringBuilder();
    for (DateTimePicture.Part part : picture.parts()) {
      text.append(
          switch (part) {
            case DateTimePicture.Literal literal -> literal.text();
            case Marker marker -> writer.component(marker);
          });
      Bounds.checkOutput(text.length());
    }
    return text.toString();
  }

  private String component(Marker marker) {
    return switch (marker.component()) {
      case 'P' -> halfOfDay(marker);
      case 'Z', 'z' -> zone(marker);
      case 'C', 'E' -> "ISO";
      default -> marker.names() == null ? number(marker) : name(marker, marker.names());
    };
  }

  private String halfOfDay(Marker marker) {
    boolean upper = marker.names() == LetterCase.UPPER;
    return fields.isAfternoon() ? (upper ? "PM" : "pm") : (upper ? "AM" : "am");
  }

  private String number(Marker marker) {
    int value = fields.get(marker.component());
    if (marker.yearDigits() != Marker.UNLIMITED) {
      value = lastDigits(value, marker.yearDigits());
    }
    return requireNonNull(marker.number(), "a number without a picture").format(value);
  }

  private static int lastDigits(int year, int digits) {
    return digits > 9 ? year : year % (int) Math.pow(10, digits);
  }

  private String name(Marker marker, LetterCase letterCase) {
    List<String> names = CalendarNames.of(marker.component());
    if (names == null) {
      throw marker.noName();
    }
    String name = letterCase.apply(names.get(fields.get(marker.component()) - 1));
    return marker.maxWidth() == Marker.UNLIMITED ? name : JsText.upTo(name, marker.maxWidth());
  }

  private String zone(Marker marker) {
    String digits = offsetText(marker);
    if (offset.digits() == 0 && marker.zoneLetter()) {
      return "Z";
    }
    String sign = offset.digits() >= 0 ? "+" : "";
    return (marker.component() == 'z' ? "GMT" : "") + sign + digits;
  }

  private String offsetText(Marker marker) {
    if (!(marker.number() instanceof DigitPicture picture)) {
      throw tooManyDigits(null);
    }
    int digits = picture.mandatoryDigits();
    if (!picture.grouping().isRegular() && (digits == 1 || digits == 2)) {
      long minutes = Math.abs(offset.minutes());
      String sign = offset.digits() < 0 ? "-" : "";
      return sign
          + picture.format(Math.abs(offset.hours()))
          + (minutes == 0 ? "" : ":" + Integers.format(minutes, "00"));
    }
    if (picture.grouping().isRegular() || digits == 3 || digits == 4) {
      return picture.format(offset.digits());
    }
    throw tooManyDigits(digits);
  }

  private static PictureException tooManyDigits(@Nullable Integer digits) {
    String message = "A time zone is written with one to four digits, such as 01:01 or 0101";
    return new PictureException("D3134", message, digits);
  }
}
