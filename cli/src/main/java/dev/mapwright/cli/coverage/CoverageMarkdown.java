package dev.mapwright.cli.coverage;

import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.fixtures.coverage.VendorCoverage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Coverage as the page {@code docs/coverage.md}. */
record CoverageMarkdown(Coverage coverage) {
  private static final String PAGE =
      """
      # What each vendor gives

      Written by `./mapwright coverage --write` from what the fixtures fill: the results that the scenarios
      expect, and the records of the vendors' stand-ins. Not to be edited. Each vendor has a page in
      [connectors](connectors/README.md).

      %s

      ## Fields

      ● in lists · ○ only in get, or in lists with `hydrate=true`, which costs a call per record · blank: not
      at all. The numbers are how many vendors fill the field, and how many of them in lists.

      %s

      ## Filters

      Every field can be filtered on every vendor. ● by the vendor, with these operators · ◐ by the vendor,
      which may miss matches, so only where the caller allows approximation · ○ by the engine, on mapped
      records · blank: the vendor has no value there. What is not in the table is filtered by the engine.

      %s

      ## Sorting

      ● by the vendor · blank: by the engine, within its bound.

      %s
      """;

  String text() {
    return PAGE.formatted(coverage.sum(), fields(), filters(), sorts());
  }

  private String fields() {
    return table(
        List.of("vendors", "in lists"),
        coverage.fields(),
        field -> List.of(coverage.filled(field), coverage.inLists(field)),
        CoverageSymbols::filled);
  }

  private String filters() {
    return table(
        List.of("native"),
        coverage.nativeFilters(),
        field -> List.of(count(vendor -> vendor.filters().containsKey(field))),
        CoverageSymbols::operators);
  }

  private String sorts() {
    return table(
        List.of("native"),
        coverage.nativeSorts(),
        field -> List.of(count(vendor -> vendor.sorts().containsKey(field))),
        CoverageMarkdown::directions);
  }

  private long count(Function<VendorCoverage, Boolean> test) {
    return coverage.vendors().stream().filter(test::apply).count();
  }

  private static String directions(VendorCoverage vendor, FieldPath field) {
    Set<Direction> directions = vendor.sorts().get(field);
    return directions == null
        ? ""
        : CoverageSymbols.LIST
            + directions.stream()
                .map(direction -> " " + direction.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
  }

  private String table(
      List<String> counts,
      List<FieldPath> fields,
      Function<FieldPath, List<Long>> count,
      BiFunction<VendorCoverage, FieldPath, String> cell) {
    List<VendorCoverage> vendors = coverage.vendors();
    String names =
        row(
            Stream.of(
                Stream.of("field"), counts.stream(), vendors.stream().map(VendorCoverage::label)));
    String ruler =
        row(
            Stream.of(
                Stream.of("---"),
                counts.stream().map(_ -> "--:"),
                vendors.stream().map(_ -> ":-:")));
    Stream<String> rows =
        fields.stream()
            .map(field ->
                row(
                    Stream.of(
                        Stream.of("`" + field + "`"),
                        count.apply(field).stream().map(String::valueOf),
                        vendors.stream().map(vendor -> cell.apply(vendor, field)))));
    return Stream.concat(Stream.of(names, ruler), rows).collect(Collectors.joining("\n"));
  }

  private static String row(Stream<Stream<String>> cells) {
    return cells.flatMap(Function.identity()).collect(Collectors.joining(" | ", "| ", " |"));
  }
}
