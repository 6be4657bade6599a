package dev.mapwright.engine.mapping;

import dev.mapwright.engine.loss.Loss;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A record mapped to its unified form.
 *
 * @param fields the wanted fields in the model's order, every key present; {@link
 *     dev.mapwright.jsonata.value.JsonNull} or an empty list where the vendor gave nothing
 * @param losses what the vendor said and no field holds, each once; at most {@value
 *     Tally#MOST_LOSSES}
 */
public record Mapped(SequencedMap<String, Object> fields, Set<Loss> losses) {
  public Mapped {
    losses = Collections.unmodifiableSet(new LinkedHashSet<>(losses));
  }
}
