package dev.mapwright.engine.filter;

import dev.mapwright.engine.filter.Filter.AllOf;
import dev.mapwright.engine.filter.Filter.AnyOf;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A filter made ready to be asked of many unified records. Immutable and safe for any thread. What
 * a filter means is said at {@link Filter}.
 */
public final class FilterMatcher {
  private final Predicate<Map<String, ?>> test;

  private FilterMatcher(Predicate<Map<String, ?>> test) {
    this.test = test;
  }

  /**
   * Makes a filter ready.
   *
   * @param filter {@linkplain FilterChecker checked} against the model
   */
  public static FilterMatcher of(Filter filter, UnifiedModel model) {
    return new FilterMatcher(test(filter, model));
  }

  /**
   * Whether a unified record, of which at least the fields that the filter reads are mapped,
   * matches.
   */
  public boolean matches(Map<String, ?> fields) {
    return test.test(fields);
  }

  private static Predicate<Map<String, ?>> test(Filter filter, UnifiedModel model) {
    return switch (filter) {
      case AllOf(List<Filter> all) -> {
        List<Predicate<Map<String, ?>>> tests = tests(all, model);
        yield fields -> tests.stream().allMatch(t -> t.test(fields));
      }
      case AnyOf(List<Filter> any) -> {
        List<Predicate<Map<String, ?>>> tests = tests(any, model);
        yield fields -> tests.stream().anyMatch(t -> t.test(fields));
      }
      case Comparison comparison -> comparison(comparison, model);
    };
  }

  private static List<Predicate<Map<String, ?>>> tests(List<Filter> filters, UnifiedModel model) {
    return filters.stream().map(f -> test(f, model)).toList();
  }

  private static Predicate<Map<String, ?>> comparison(Comparison comparison, UnifiedModel model) {
    FieldPath field = comparison.field();
    Type type = UnifiedModel.itemType(model.field(field).orElseThrow().type());
    String[] path = field.segments().toArray(String[]::new);
    List<String> values = comparison.values();
    return switch (comparison.operator()) {
      case NE -> none(path, ValueTests.of(type, Operator.EQ, values));
      case NIN -> none(path, ValueTests.of(type, Operator.IN, values));
      case Operator operator -> any(path, ValueTests.of(type, operator, values));
    };
  }

  private static Predicate<Map<String, ?>> any(String[] path, Predicate<Object> test) {
    return fields -> reaches(fields, path, 0, test);
  }

  private static Predicate<Map<String, ?>> none(String[] path, Predicate<Object> test) {
    return fields -> !reaches(fields, path, 0, test);
  }

  /** Whether any value at the path, through lists, passes the test. */
  private static boolean reaches(
      @Nullable Object value, String[] path, int depth, Predicate<Object> test) {
    return switch (value) {
      case null -> false;
      case JsonNull _ -> false;
      case List<?> items -> {
        for (Object item : items) {
          if (reaches(item, path, depth, test)) {
            yield true;
          }
        }
        yield false;
      }
      case Map<?, ?> members when depth < path.length ->
          reaches(members.get(path[depth]), path, depth + 1, test);
      default -> depth == path.length && test.test(value);
    };
  }
}
