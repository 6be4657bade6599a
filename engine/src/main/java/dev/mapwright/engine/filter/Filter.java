package dev.mapwright.engine.filter;

import dev.mapwright.engine.model.FieldPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition on a unified record.
 *
 * <p>Texts are compared as they are, e-mail addresses without the difference of upper and lower
 * case, date-times as moments (a day is its start in UTC). {@code like} compares the whole text
 * without the difference of upper and lower case, {@code %} standing for any characters.
 *
 * <p>Each comparison looks for its own item: with {@code applications.job.id = 1} and {@code
 * applications.current_stage.id = 2}, one application may have the job and another the stage.
 */
public sealed interface Filter {

  /** All comparisons in it. */
  default Stream<Comparison> comparisons() {
    return switch (this) {
      case Comparison comparison -> Stream.of(comparison);
      case AllOf(List<Filter> all) -> all.stream().flatMap(Filter::comparisons);
      case AnyOf(List<Filter> any) -> any.stream().flatMap(Filter::comparisons);
    };
  }

  /** The fields that it reads. */
  default Set<FieldPath> fields() {
    return comparisons().map(Comparison::field).collect(Collectors.toUnmodifiableSet());
  }

  /** The top-level fields that it reads. */
  default Set<String> roots() {
    return comparisons().map(c -> c.field().root()).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Compares a field. On a path through a list, any item may match; with {@code ne} and {@code nin}
   * none may. Null matches only those two.
   *
   * @param field a scalar of the model
   * @param operator how
   * @param values the values as the caller wrote them, checked: one, or any number for {@code in}
   *     and {@code nin}
   */
  record Comparison(FieldPath field, Operator operator, List<String> values) implements Filter {
    public Comparison {
      values = List.copyOf(values);
    }

    /** The only value. */
    public String value() {
      return values.getFirst();
    }
  }

  /** All must hold. */
  record AllOf(List<Filter> filters) implements Filter {
    public AllOf {
      filters = List.copyOf(filters);
    }
  }

  /** At least one must hold. */
  record AnyOf(List<Filter> filters) implements Filter {
    public AnyOf {
      filters = List.copyOf(filters);
    }
  }
}
