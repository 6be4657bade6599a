package dev.mapwright.cli.coverage;

import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.fixtures.coverage.NativeSupport;
import dev.mapwright.fixtures.coverage.VendorCoverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Coverage for programs. */
record CoverageJson(Coverage coverage) {

  Map<String, Object> value() {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("model", coverage.model().name());
    all.put("vendors", coverage.vendors().stream().map(CoverageJson::vendor).toList());
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    for (FieldPath field : coverage.fields()) {
      SequencedMap<String, Object> counts = new LinkedHashMap<>();
      counts.put("vendors", coverage.filled(field));
      counts.put("in_lists", coverage.inLists(field));
      fields.put(field.toString(), counts);
    }
    all.put("fields", fields);
    return all;
  }

  private static Map<String, Object> vendor(VendorCoverage vendor) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("connector", vendor.name());
    object.put("label", vendor.label());
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    vendor
        .fields()
        .forEach(
            (field, where) -> fields.put(field.toString(), where.name().toLowerCase(Locale.ROOT)));
    object.put("fields", fields);
    SequencedMap<String, Object> filters = new LinkedHashMap<>();
    vendor.filters().forEach((field, support) -> filters.put(field.toString(), filter(support)));
    object.put("native_filters", filters);
    SequencedMap<String, Object> sorts = new LinkedHashMap<>();
    vendor.sorts().forEach((field, ways) -> sorts.put(field.toString(), words(ways)));
    object.put("native_sorts", sorts);
    return object;
  }

  private static Map<String, Object> filter(NativeSupport support) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("operators", support.operators().stream().map(Operator::word).toList());
    object.put("may_miss_matches", support.lossy());
    return object;
  }

  private static List<String> words(Set<Direction> ways) {
    return ways.stream().map(way -> way.name().toLowerCase(Locale.ROOT)).toList();
  }
}
