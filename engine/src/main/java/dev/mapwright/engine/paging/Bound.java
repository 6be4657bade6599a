package dev.mapwright.engine.paging;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.time.Moment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A value by which a vendor sorts: numbers go by their size, written as a text or not; moments by
 * time, in whatever zone they are told; other texts by their characters.
 *
 * @param value as it came: a text or a number
 */
record Bound(Object value) implements Comparable<Bound> {

  @Override
  public int compareTo(Bound other) {
    BigDecimal number = number();
    BigDecimal otherNumber = other.number();
    if (number != null && otherNumber != null) {
      return number.compareTo(otherNumber);
    }
    Instant moment = moment();
    Instant otherMoment = other.moment();
    return moment != null && otherMoment != null
        ? moment.compareTo(otherMoment)
        : Texts.of(value).compareTo(Texts.of(other.value));
  }

  /** What the vendor is asked for: a moment earlier by the margin, anything else as it came. */
  Object sent(Duration margin) {
    Instant moment = moment();
    return moment == null ? value : moment.minus(margin).toString();
  }

  /** The same, to be compared. */
  Bound earlier(Duration margin) {
    return new Bound(sent(margin));
  }

  private @Nullable BigDecimal number() {
    if (value instanceof Number || (value instanceof String text && text.matches("[0-9]{1,40}"))) {
      return new BigDecimal(Texts.of(value));
    }
    return null;
  }

  private @Nullable Instant moment() {
    OptionalLong millis = value instanceof String text ? Moment.parse(text) : OptionalLong.empty();
    return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
  }
}
