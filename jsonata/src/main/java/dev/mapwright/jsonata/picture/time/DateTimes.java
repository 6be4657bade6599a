package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.PictureCache;
import dev.mapwright.jsonata.picture.PictureException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times to text and back by a picture such as {@code [D1o] [MNn] [Y0001]}: {@code
 * $fromMillis} and {@code $toMillis}.
 */
public final class DateTimes {
  private static final PictureCache<DateTimePicture> PICTURES =
      new PictureCache<>(DateTimePicture::of);
  private static final PictureCache<DateTimeReader> READERS =
      new PictureCache<>(picture -> DateTimeReader.of(PICTURES.get(picture)));

  private DateTimes() {}

  /**
   * The text for a moment.
   *
   * @param millis milliseconds since 1970
   * @param picture {@code null} for ISO 8601
   * @param timezone an offset such as {@code +0100} or {@code -05:30}; {@code null} for UTC
   * @throws PictureException D3130 to D3135 for the picture, D1001 if the moment is out of a date's
   *     range, M3001 if too much is asked for, M3003 if the time zone is no offset
   */
  public static String format(double millis, @Nullable String picture, @Nullable String timezone) {
    DateTimePicture parsed = picture == null ? DateTimePicture.ISO : PICTURES.get(picture);
    return DateTimeWriter.write(millis, parsed, UtcOffset.of(timezone));
  }

  /**
   * Milliseconds since 1970 of the moment that a text means.
   *
   * @param picture {@code null} for ISO 8601
   * @param now where components come from that are larger than those given
   * @return {@code null} if the text does not match the picture, the picture has no component, or
   *     there is no such moment
   * @throws PictureException D3110 if the text is not ISO 8601 and there is no picture; D3130 to
   *     D3136 for the picture; M3001 if picture or text are too long
   */
  public static @Nullable Long parse(String text, @Nullable String picture, Instant now) {
    if (picture == null) {
      return IsoTimestamps.parse(text);
    }
    Components components = READERS.get(picture).read(text);
    return components == null || components.isEmpty()
        ? null
        : TimestampResolver.resolve(components, JsDate.at((double) now.toEpochMilli()));
  }
}
