package dev.mapwright.engine.filter;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Filter.AllOf;
import dev.mapwright.engine.filter.Filter.AnyOf;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what a caller asks of a list against the unified model, before any call to a vendor. */
public final class FilterChecker {
  /** A date-time whose offset was sent with a plus sign, which means a blank in a query. */
  private static final Pattern LOST_PLUS = Pattern.compile("[0-9-]+T[0-9:.]+ [0-9]{2}:?[0-9]{2}");

  /** Groups within groups. */
  public static final int MOST_LEVELS = 5;

  /** Comparisons in one query. */
  public static final int MOST_COMPARISONS = 200;

  /** Values in one query. */
  public static final int MOST_VALUES = 1_000;

  private static final int MOST_FAILURES = 20;

  private final UnifiedModel model;
  private final List<String> failures = new ArrayList<>();
  private int comparisons;
  private int values;

  private FilterChecker(UnifiedModel model) {
    this.model = model;
  }

  /**
   * Checks filters and sort.
   *
   * @throws CallerException a bad request with all that is wrong, one line each, if anything is
   */
  public static void check(Query query, UnifiedModel model) {
    FilterChecker checker = new FilterChecker(model);
    query.filters().forEach(filter -> checker.check(filter, 1));
    checker.checkAmounts();
    if (query.sort() != null) {
      checker.checkSort(query.sort().field());
    }
    if (!checker.failures.isEmpty()) {
      String message =
          checker.failures.size() == 1
              ? checker.failures.getFirst()
              : checker.failures.size() + " filters are wrong";
      throw new CallerException(CallerException.Kind.BAD_REQUEST, message, checker.failures);
    }
  }

  private void check(Filter filter, int level) {
    if (level > MOST_LEVELS) {
      note("filters may be nested at most " + MOST_LEVELS + " levels deep");
      return;
    }
    switch (filter) {
      case AllOf(List<Filter> all) -> all.forEach(f -> check(f, level + 1));
      case AnyOf(List<Filter> any) -> any.forEach(f -> check(f, level + 1));
      case Comparison comparison -> {
        comparisons++;
        values += comparison.values().size();
        if (comparisons <= MOST_COMPARISONS && values <= MOST_VALUES) {
          check(comparison);
        }
      }
    }
  }

  private void checkAmounts() {
    if (comparisons > MOST_COMPARISONS) {
      note("at most " + MOST_COMPARISONS + " filters are allowed, not " + comparisons);
    }
    if (values > MOST_VALUES) {
      note("at most " + MOST_VALUES + " values in filters are allowed, not " + values);
    }
  }

  private void check(Comparison comparison) {
    Optional<Type> type = scalar(comparison.field(), "filter by");
    if (type.isEmpty()) {
      return;
    }
    Operator operator = comparison.operator();
    Set<Operator> allowed = Operator.allowedFor(type.get());
    String what = comparison.field() + "[" + operator.word() + "]";
    if (!allowed.contains(operator)) {
      String words = allowed.stream().map(Operator::word).collect(Collectors.joining(", "));
      note(what + ": the field is " + type.get().inWords() + ", which allows " + words);
      return;
    }
    boolean many = operator == Operator.IN || operator == Operator.NIN;
    if (comparison.values().isEmpty() || (!many && comparison.values().size() > 1)) {
      note(what + " takes " + (many ? "at least one value" : "one value"));
    }
    for (String value : comparison.values()) {
      if (!fits(value, type.get(), operator)) {
        String plus = LOST_PLUS.matcher(value).matches() ? "; a + in a URL is written %2B" : "";
        note(what + ": '" + cut(value) + "' is not " + expected(type.get()) + plus);
      }
    }
  }

  private void checkSort(FieldPath field) {
    if (scalar(field, "sort by").isPresent() && model.throughList(field)) {
      note("sort_by[" + field + "]: the field stands in a list, of which none is first");
    }
  }

  /** The type of a field that holds values; empty, and noted, if there is no such field. */
  private Optional<Type> scalar(FieldPath path, String purpose) {
    Optional<Field> field = model.field(path);
    if (field.isEmpty()) {
      List<String> known = model.scalarPaths().stream().map(FieldPath::toString).toList();
      note(
          "there is no field '"
              + cut(path.toString())
              + "' to "
              + purpose
              + ". "
              + Nearest.advice(cut(path.toString()), known));
      return Optional.empty();
    }
    Type type = UnifiedModel.itemType(field.get().type());
    if (type instanceof Type.Obj members) {
      String inside =
          members.fields().keySet().stream()
              .map(name -> path + "." + name)
              .collect(Collectors.joining(", "));
      note("'" + path + "' holds objects: " + purpose + " one of " + inside);
      return Optional.empty();
    }
    return Optional.of(type);
  }

  /** Enough to mend a query by; a hostile one gets no page of advice. */
  private void note(String failure) {
    if (failures.size() < MOST_FAILURES) {
      failures.add(failure);
    }
  }

  private static boolean fits(String value, Type type, Operator operator) {
    if (value.isBlank()) {
      return false;
    }
    if (operator == Operator.LIKE) {
      return true;
    }
    return switch (type) {
      case Type.DateTime _ -> ValueTests.moment(value) != null;
      case Type.Bool _ -> value.equals("true") || value.equals("false");
      case Type.Num _ -> ValueTests.number(value) != null;
      case Type.Text _, Type.Any _, Type.Array _, Type.Obj _ -> true;
    };
  }

  private static String expected(Type type) {
    return type instanceof Type.DateTime
        ? "a date-time such as 2024-01-31T12:00:00Z or 2024-01-31"
        : type.inWords();
  }

  private static String cut(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
