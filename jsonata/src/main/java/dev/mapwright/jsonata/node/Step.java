package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** One step of a path: maps each item of a list, filters its result, gathers what comes. */
public abstract class Step {
  /** The results for all items; {@code null} or empty if there are none. */
  abstract @Nullable List<?> over(
      Run run, @Nullable Object[] frame, List<?> items, boolean lastStep);

  /** The results for a single item. */
  @Nullable List<?> overOne(
      Run run, @Nullable Object[] frame, @Nullable Object item, boolean lastStep) {
    return over(run, frame, Sequence.of(item), lastStep);
  }

  /** An expression evaluated for each item. */
  public static final class Each extends Step {
    private final Node node;
    private final Predicate[] filters;

    public Each(Node node, Predicate[] filters) {
      this.node = node;
      this.filters = filters;
    }

    @Override
    @Nullable List<?> over(Run run, @Nullable Object[] frame, List<?> items, boolean lastStep) {
      Gathering results = new Gathering(run);
      for (int i = 0; i < items.size(); i++) {
        run.step();
        Object result = node.eval(run, frame, items.get(i));
        for (Predicate filter : filters) {
          result = filter.over(run, frame, result);
        }
        if (result != null) {
          results.add(result);
        }
      }
      return results.list(lastStep);
    }

    /** Whether its result for a single item can do without a list. */
    boolean isJoin() {
      return filters.length == 1 && filters[0] instanceof JoinPredicate;
    }

    /** What a path that ends with this join gives for a single item. */
    @Nullable Object join(Run run, @Nullable Object[] frame, @Nullable Object item) {
      run.step();
      return ((JoinPredicate) filters[0]).unwrapped(run, frame, node.eval(run, frame, item));
    }

    @Override
    @Nullable List<?> overOne(
        Run run, @Nullable Object[] frame, @Nullable Object item, boolean lastStep) {
      run.step();
      Object result = node.eval(run, frame, item);
      for (Predicate filter : filters) {
        result = filter.over(run, frame, result);
      }
      if (result == null) {
        return null;
      }
      if (filters.length > 0 && !(filters[filters.length - 1] instanceof Predicate.At)) {
        // The filter's own sequence, which nobody else holds: no need to copy it.
        return (Sequence) result;
      }
      Gathering results = new Gathering(run);
      results.add(result);
      return results.list(lastStep);
    }
  }

  /** The array constructor that a path begins with: evaluated once, in the context as a whole. */
  public static final class Constructor extends Step {
    private final Node node;
    private final boolean sorted;

    /**
     * A constructor.
     *
     * @param sorted whether nothing but an order-by clause follows: it leaves a single value
     */
    public Constructor(Node node, boolean sorted) {
      this.node = node;
      this.sorted = sorted;
    }

    @Override
    @Nullable List<?> over(Run run, @Nullable Object[] frame, List<?> items, boolean lastStep) {
      Object made = node.eval(run, frame, items);
      return switch (made) {
        case null -> null;
        case List<?> list -> list;
        case Object single when sorted -> Sequence.of(single);
        case String text -> new Letters(text);
        default -> null;
      };
    }
  }

  /** {@code ^(terms)}. */
  public static final class Sorted extends Step {
    private final SortTerms terms;
    private final Predicate[] filters;

    public Sorted(SortTerms terms, Predicate[] filters) {
      this.terms = terms;
      this.filters = filters;
    }

    @Override
    List<?> over(Run run, @Nullable Object[] frame, List<?> items, boolean lastStep) {
      List<?> result = terms.sort(run, frame, items);
      for (Predicate filter : filters) {
        result = filter.over(run, frame, result);
      }
      return result;
    }
  }

  /** The results for what a path begins with: the items of an array, or a single value. */
  final @Nullable List<?> first(
      Run run, @Nullable Object[] frame, @Nullable Object input, boolean asOne, boolean lastStep) {
    return !asOne && input instanceof List<?> list
        ? over(run, frame, list, lastStep)
        : overOne(run, frame, input, lastStep);
  }

  /**
   * As in the reference, a text that a filter of an array constructor has left alone is gone over
   * letter by letter. An order-by clause does not sort it.
   */
  static final class Letters extends AbstractList<@Nullable Object> implements RandomAccess {
    private final String text;

    private Letters(String text) {
      this.text = text;
    }

    @Override
    public Object get(int index) {
      return text.substring(index, index + 1);
    }

    @Override
    public int size() {
      return text.length();
    }
  }
}
