package dev.mapwright.kafka.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an offset, whose numbers come back from Connect in another width.
 *
 * @param offset as Connect has it
 */
record OffsetReader(Map<String, ?> offset) {

  @Nullable Long numberOrNull(String name) {
    return offset.get(name) instanceof Number number ? number.longValue() : null;
  }

  long number(String name) {
    Long number = numberOrNull(name);
    if (number == null) {
      throw new IllegalArgumentException("an offset lacks '" + name + "'");
    }
    return number;
  }

  @Nullable String text(String name) {
    return offset.get(name) instanceof String text ? text : null;
  }
}
