package dev.mapwright.engine;

import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.model.UnifiedRecord;
import java.util.Set;

/**
 * One unified record and what it took.
 *
 * @param record the record
 * @param meta what it took
 * @param losses what the vendor said and the record does not hold
 */
public record GetResult(UnifiedRecord record, Meta meta, Set<Loss> losses) {
  public GetResult {
    losses = Set.copyOf(losses);
  }
}
