package dev.mapwright.engine.filter;

import dev.mapwright.engine.model.FieldPath;
import java.util.List;

/** A condition on a unified record. */
public sealed interface Filter {

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
