package dev.mapwright.engine.walk;

import dev.mapwright.engine.upstream.attempt.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A row of a source.
 *
 * @param record the vendor's record
 * @param answer the answer it came in
 * @param under the key of the parent it was fetched for, or null
 * @param parent the parent's row, or null
 */
public record Row(
    VendorRecord record, Answer answer, @Nullable Object under, @Nullable Object parent) {

  /** What expressions over the row see. */
  public Object value() {
    return record.stated();
  }
}
