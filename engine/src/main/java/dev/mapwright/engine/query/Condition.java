package dev.mapwright.engine.query;

import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query asks of one field, in the form in which a vendor may be asked for it. */
sealed interface Condition {

  /** The field. */
  FieldPath field();

  /** What of the query it stands for. */
  List<Comparison> comparisons();

  /** The field has one of these values. */
  record OneOf(FieldPath field, List<String> values, Comparison comparison) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public List<Comparison> comparisons() {
      return List.of(comparison);
    }

    /** The operator a vendor must know: one value can be asked for as equality. */
    Operator operator() {
      return values.size() == 1 ? Operator.EQ : Operator.IN;
    }
  }

  /** The field is like a pattern. */
  record Like(FieldPath field, String pattern, Comparison comparison) implements Condition {
    @Override
    public List<Comparison> comparisons() {
      return List.of(comparison);
    }
  }

  /** The field lies in a range of time; an open end is null. */
  record Range(
      FieldPath field, @Nullable Instant from, @Nullable Instant to, List<Comparison> comparisons)
      implements Condition {
    public Range {
      comparisons = List.copyOf(comparisons);
    }

    /** Whether no moment lies in it. */
    boolean isEmpty() {
      return from != null && to != null && from.isAfter(to);
    }
  }
}
