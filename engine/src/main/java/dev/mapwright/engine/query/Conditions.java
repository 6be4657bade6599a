package dev.mapwright.engine.query;

import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Filter.AllOf;
import dev.mapwright.engine.filter.Filter.AnyOf;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.time.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a query as conditions that a vendor might fulfil. */
final class Conditions {
  private final UnifiedModel model;
  private final List<Condition> found = new ArrayList<>();
  private final Map<FieldPath, List<Comparison>> ranges = new LinkedHashMap<>();

  private Conditions(UnifiedModel model) {
    this.model = model;
  }

  /** The conditions of a query; groups and negations are left to the engine. */
  static List<Condition> of(List<Filter> filters, UnifiedModel model) {
    Conditions conditions = new Conditions(model);
    filters.forEach(conditions::add);
    conditions.ranges.forEach((field, all) -> conditions.found.add(range(field, all)));
    return List.copyOf(conditions.found);
  }

  /** Whether no record can fulfil all of them, so that no call is needed. */
  static boolean contradict(List<Condition> conditions, UnifiedModel model) {
    Map<FieldPath, Set<String>> allowed = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      switch (condition) {
        case Condition.Range range when range.isEmpty() && !throughList(model, range.field()) -> {
          return true;
        }
        case Condition.OneOf one when !throughList(model, one.field()) -> {
          Set<String> values =
              allowed.computeIfAbsent(one.field(), _ -> new HashSet<>(one.values()));
          values.retainAll(one.values());
          if (values.isEmpty()) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private void add(Filter filter) {
    switch (filter) {
      case AllOf all -> all.filters().forEach(this::add);
      case AnyOf _ -> {}
      case Comparison comparison -> add(comparison);
    }
  }

  private void add(Comparison comparison) {
    FieldPath field = comparison.field();
    switch (comparison.operator()) {
      case EQ, IN -> found.add(new Condition.OneOf(field, comparison.values(), comparison));
      case LIKE -> found.add(new Condition.Like(field, comparison.value(), comparison));
      case NE, NIN -> {}
      case GT, GTE, LT, LTE -> {
        if (throughList(model, field)) {
          // Two bounds may be met by two items: together they would ask for too little.
          found.add(range(field, List.of(comparison)));
        } else {
          ranges.computeIfAbsent(field, _ -> new ArrayList<>()).add(comparison);
        }
      }
    }
  }

  private static Condition.Range range(FieldPath field, List<Comparison> bounds) {
    Instant from = null;
    Instant to = null;
    for (Comparison bound : bounds) {
      Instant at = moment(bound.value());
      switch (bound.operator()) {
        case GT, GTE -> from = later(from, at);
        case LT, LTE -> to = earlier(to, at);
        default -> throw new IllegalStateException("not a bound: " + bound.operator());
      }
    }
    return new Condition.Range(field, from, to, bounds);
  }

  /** The filters were checked: the value is a moment. */
  private static Instant moment(String text) {
    return Instant.ofEpochMilli(Moment.parse(text).orElseThrow());
  }

  /** Whether a record can have several values at a path. */
  private static boolean throughList(UnifiedModel model, FieldPath path) {
    List<String> segments = path.segments();
    return IntStream.rangeClosed(1, segments.size())
        .mapToObj(length -> new FieldPath(segments.subList(0, length)))
        .anyMatch(p -> model.field(p).filter(f -> f.type() instanceof Type.Array).isPresent());
  }

  private static Instant later(@Nullable Instant a, Instant b) {
    return a == null || b.isAfter(a) ? b : a;
  }

  private static Instant earlier(@Nullable Instant a, Instant b) {
    return a == null || b.isBefore(a) ? b : a;
  }
}
