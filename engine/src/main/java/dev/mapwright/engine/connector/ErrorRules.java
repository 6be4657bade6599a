package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.failure.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How answers are judged: conditions in the file's order, the first that holds wins; then by
 * status.
 *
 * @param conditions outcome by condition over body, {@code $status} and {@code $headers}
 * @param message the vendor's own words, or null for the engine's choice
 */
public record ErrorRules(
    SequencedMap<Outcome, Expression> conditions, @Nullable Expression message) {
  public ErrorRules {
    conditions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(conditions));
  }
}
