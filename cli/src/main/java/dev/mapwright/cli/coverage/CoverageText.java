package dev.mapwright.cli.coverage;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.fixtures.coverage.VendorCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Coverage for a terminal: fields down, vendors across with their names upright, so that all of
 * them fit.
 */
record CoverageText(Coverage coverage) {
  private static final int FIELD = 30;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("FIELDS  ● in lists  ○ only in get, or in lists with hydrate=true");
    lines.addAll(heading("vendors (in lists)"));
    for (FieldPath field : coverage.fields()) {
      String indented = "  ".repeat(field.segments().size() - 1) + field.segments().getLast();
      String count = "%2d (%d)".formatted(coverage.filled(field), coverage.inLists(field));
      lines.add(row(indented, count, field, CoverageSymbols::filled));
    }
    lines.add("");
    lines.add("FILTERS  ● native  ◐ native, may miss matches  ○ by the engine");
    lines.addAll(heading("native"));
    for (FieldPath field : coverage.nativeFilters()) {
      long count = coverage.vendors().stream().filter(v -> v.filters().containsKey(field)).count();
      lines.add(row(field.toString(), "%2d".formatted(count), field, CoverageSymbols::filter));
    }
    lines.add("every other field: by the engine");
    lines.add("");
    lines.add(coverage.sum());
    return lines;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String row(
      String name,
      String count,
      FieldPath field,
      BiFunction<VendorCoverage, FieldPath, String> cell) {
    StringBuilder row = new StringBuilder(pad(name, FIELD)).append(pad(count, 9));
    for (VendorCoverage vendor : coverage.vendors()) {
      row.append(' ').append(pad(cell.apply(vendor, field), 1));
    }
    return row.toString().stripTrailing();
  }

  private List<String> heading(String counted) {
    int height = coverage.vendors().stream().mapToInt(v -> v.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      StringBuilder line =
          new StringBuilder(pad(i == height - 1 ? " ".repeat(FIELD - 9) + counted : "", FIELD + 9));
      for (VendorCoverage vendor : coverage.vendors()) {
        int at = i - (height - vendor.name().length());
        line.append(' ').append(at < 0 ? ' ' : vendor.name().charAt(at));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
