package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.connector.Resource.Times;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.jsonata.value.RawJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A date-time as ISO 8601 in UTC. Texts are read as {@link Moment} reads them, in the resource's
 * zone where they have none; numbers, also as text, by the resource's {@code times}. A number where
 * {@code times} is {@code iso} is not guessed.
 */
final class MomentFinisher extends ScalarFinisher {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final int MOST_DIGITS = 30;
  private static final String NO_DATE = "0000-00-00";

  private final Times times;
  private final ZoneId zone;

  MomentFinisher(FieldPath field, Place place, Times times, ZoneId zone) {
    super(field, place);
    this.times = times;
    this.zone = zone;
  }

  /** Some vendors write no date as {@code 0000-00-00}. */
  @Override
  boolean isNothing(Object value) {
    return super.isNothing(value) || (value instanceof String text && text.startsWith(NO_DATE));
  }

  @Override
  public boolean passes(RawJson text) {
    return Moment.isText(text.document(), text.start() + 1, text.end() - 1);
  }

  @Override
  @Nullable Object read(Object value) {
    OptionalLong millis =
        switch (value) {
          case String text -> moment(text);
          case Long whole when times == Times.MS -> OptionalLong.of(whole);
          case Number number -> epoch(number.toString());
          default -> OptionalLong.empty();
        };
    return millis.isPresent() && Moment.isWritable(millis.getAsLong())
        ? Moment.text(millis.getAsLong())
        : null;
  }

  private OptionalLong moment(String text) {
    OptionalLong iso = Moment.parse(text, zone);
    return iso.isPresent() ? iso : epoch(text.strip());
  }

  private OptionalLong epoch(String number) {
    if (times == Times.ISO || number.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal value = new BigDecimal(number);
      BigDecimal millis = times == Times.S ? value.multiply(THOUSAND) : value;
      return Math.abs(millis.scale()) > MOST_DIGITS
          ? OptionalLong.empty()
          : OptionalLong.of(millis.setScale(0, RoundingMode.FLOOR).longValueExact());
    } catch (NumberFormatException | ArithmeticException e) { // no number, or beyond a long
      return OptionalLong.empty();
    }
  }
}
