package dev.mapwright.engine.mapping.finish;

import dev.mapwright.jsonata.value.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Brings a value into the form that the model gives its field. Finishing what is finished changes
 * nothing. Immutable.
 */
public interface Finisher {

  /**
   * The finished value.
   *
   * @param value what the expression gave; null for undefined
   * @param losses where it is noted if the field cannot hold it
   * @return {@link dev.mapwright.jsonata.value.JsonNull} or an empty list for nothing
   */
  Object finish(@Nullable Object value, RecordLosses losses);

  /**
   * Whether a text that stands in a document like this, without escapes, is finished as it is, so
   * that nobody has to read it. If in doubt it is not.
   */
  default boolean passes(RawJson text) {
    return false;
  }
}
