package dev.mapwright.engine.mapping.finish;

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
}
