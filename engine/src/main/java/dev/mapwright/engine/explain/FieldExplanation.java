package dev.mapwright.engine.explain;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a unified field comes from.
 *
 * @param field the field
 * @param values what it holds; through a list, of each item that has something
 * @param expression what computes it; null where nothing does
 * @param place of the expression
 * @param reads what the expression was given
 * @param why it is empty; null where it is not
 */
public record FieldExplanation(
    FieldPath field,
    List<Object> values,
    @Nullable String expression,
    @Nullable Place place,
    List<Read> reads,
    @Nullable String why) {
  public FieldExplanation {
    values = List.copyOf(values);
    reads = List.copyOf(reads);
  }

  /**
   * Something that an expression reads.
   *
   * @param path as it is written there
   * @param values what stands there; empty if nothing does
   */
  public record Read(String path, List<Object> values) {
    public Read {
      values = List.copyOf(values);
    }
  }
}
