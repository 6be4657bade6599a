package dev.mapwright.engine.filter;

import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Filters and candidates as the tests write them. */
final class Filters {
  static final UnifiedModel CANDIDATES =
      UnifiedModels.bundled().find("ats/candidates").orElseThrow();

  private Filters() {}

  static Filter where(String field, String operator, String... values) {
    return new Comparison(
        FieldPath.of(field), Operator.valueOf(operator.toUpperCase(Locale.ROOT)), List.of(values));
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  static boolean matches(Filter filter, String candidate) {
    return FilterMatcher.of(filter, CANDIDATES).matches((Map<String, ?>) Json.read(candidate));
  }
}
