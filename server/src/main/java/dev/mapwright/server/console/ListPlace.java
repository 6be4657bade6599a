package dev.mapwright.server.console;

import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.console.page.FilterForm;
import dev.mapwright.server.console.page.FilterLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is shown. In addresses it stands sealed, as filters may name people.
 *
 * @param lines the filters
 * @param cursor where the part begins; null for the beginning
 */
record ListPlace(List<FilterLine> lines, @Nullable String cursor) {
  static final ListPlace BEGINNING = new ListPlace(List.of(), null);

  ListPlace {
    lines = List.copyOf(lines);
  }

  /** The same from elsewhere. */
  ListPlace from(@Nullable String other) {
    return new ListPlace(lines, other);
  }

  /** What was filled in. */
  static ListPlace of(Map<String, String> form) {
    List<FilterLine> lines = new ArrayList<>();
    for (int i = 0; i < FilterForm.MOST; i++) {
      FilterLine line =
          new FilterLine(
              form.getOrDefault("field" + i, "").strip(),
              form.getOrDefault("operator" + i, "eq"),
              form.getOrDefault("value" + i, "").strip());
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return new ListPlace(lines, null);
  }

  /** What is asked of the list. Whether fields and values fit is for the engine to say. */
  Query query() {
    return new Query(
        lines.stream()
            .<Filter>map(line ->
                new Filter.Comparison(
                    FieldPath.of(line.field().isEmpty() ? "?" : line.field()),
                    operator(line),
                    values(line)))
            .toList(),
        null,
        Map.of());
  }

  private static Operator operator(FilterLine line) {
    return Arrays.stream(Operator.values())
        .filter(operator -> operator.word().equals(line.operator()))
        .findFirst()
        .orElse(Operator.EQ);
  }

  private static List<String> values(FilterLine line) {
    Operator operator = operator(line);
    return operator == Operator.IN || operator == Operator.NIN
        ? Arrays.stream(line.value().split(",", -1)).map(String::strip).toList()
        : List.of(line.value());
  }

  /** To be sealed. */
  byte[] bytes() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(
        "filters",
        lines.stream().map(line -> List.of(line.field(), line.operator(), line.value())).toList());
    if (cursor != null) {
      tree.put("cursor", cursor);
    }
    return Json.writeBytes(tree);
  }

  /** Of such bytes. */
  static Optional<ListPlace> of(byte[] bytes) {
    if (!(Json.read(new String(bytes, StandardCharsets.UTF_8)) instanceof Map<?, ?> tree)
        || !(tree.get("filters") instanceof List<?> filters)) {
      return Optional.empty();
    }
    List<FilterLine> lines =
        filters.stream()
            .map(List.class::cast)
            .map(line ->
                new FilterLine(
                    String.valueOf(line.get(0)),
                    String.valueOf(line.get(1)),
                    String.valueOf(line.get(2))))
            .toList();
    return Optional.of(
        new ListPlace(lines, tree.get("cursor") instanceof String cursor ? cursor : null));
  }

  @Override
  public String toString() {
    return "part of a list";
  }
}
