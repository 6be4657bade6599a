package dev.mapwright.engine.mapping;

import java.util.List;
import java.util.SequencedMap;

/**
 * A record mapped to its unified form.
 *
 * @param fields the wanted fields in the model's order, every key present; {@link
 *     dev.mapwright.jsonata.JsonNull} or an empty list where the vendor gave nothing
 * @param losses what the vendor said and no field holds; at most {@value Tally#MOST_LOSSES}
 */
public record Mapped(SequencedMap<String, Object> fields, List<Loss> losses) {
  public Mapped {
    losses = List.copyOf(losses);
  }

  /** How many items of lists were left out because they lack what the model requires. */
  public int leftOut() {
    return (int) losses.stream().filter(l -> l.kind() == Loss.Kind.LEFT_OUT).count();
  }
}
