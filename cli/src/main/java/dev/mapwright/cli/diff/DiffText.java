package dev.mapwright.cli.diff;

import dev.mapwright.cli.print.Table;
import dev.mapwright.fixtures.difference.ConnectorDifference;
import dev.mapwright.fixtures.difference.FieldDifference;
import dev.mapwright.fixtures.difference.FixtureRecords.FixtureRecord;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Differences as people read them. */
public final class DiffText {
  private static final int EXAMPLES = 2;
  private static final int RECORDS = 5;
  private static final int LONGEST = 60;

  private DiffText() {}

  static List<String> lines(List<Compared> all) {
    List<String> lines = new ArrayList<>();
    for (Compared one : all) {
      ConnectorDifference difference = one.difference();
      if (difference == null) {
        lines.add(one.name() + ": " + one.why());
      } else if (!difference.isNone()) {
        lines.add(one.name() + ", on " + difference.records() + " records of its fixtures:");
        lines.addAll(lines(difference).stream().map(line -> "  " + line).toList());
      }
    }
    long same = all.stream().filter(Compared::isSame).count();
    if (same > 0) {
      lines.add(
          same == 1 && all.size() == 1
              ? all.getFirst().name()
                  + ": nothing changes on "
                  + Objects.requireNonNull(all.getFirst().difference()).records()
                  + " records of its fixtures."
              : same + (same == 1 ? " connector changes" : " connectors change") + " nothing.");
    }
    return lines;
  }

  /** Those of one connector. */
  public static List<String> lines(ConnectorDifference difference) {
    List<String> lines = new ArrayList<>();
    if (!difference.fields().isEmpty()) {
      Table table = new Table("FIELD", "FILLED", "EMPTIED", "CHANGED");
      difference
          .fields()
          .forEach(field ->
              table.row(
                  field.field().toString(),
                  count(field.filled()),
                  count(field.emptied()),
                  count(field.changed())));
      lines.addAll(table.lines());
      difference.fields().forEach(field -> lines.addAll(examples(field)));
    }
    records("gone", difference.gone(), lines);
    records("new", difference.appeared(), lines);
    difference
        .failures()
        .forEach((file, failure) -> {
          lines.add(file);
          lines.add("  - " + Objects.requireNonNullElse(failure.before(), "is read"));
          lines.add("  + " + Objects.requireNonNullElse(failure.after(), "is read"));
        });
    return lines;
  }

  private static String count(long number) {
    return number == 0 ? "" : String.valueOf(number);
  }

  private static List<String> examples(FieldDifference field) {
    List<String> lines = new ArrayList<>();
    field.changes().stream()
        .limit(EXAMPLES)
        .forEach(change -> {
          lines.add(field.field() + " of " + change.record());
          lines.add("  - " + values(change.before()));
          lines.add("  + " + values(change.after()));
        });
    return lines;
  }

  private static void records(String what, List<FixtureRecord> records, List<String> lines) {
    if (!records.isEmpty()) {
      int more = records.size() - RECORDS;
      lines.add(
          records.size()
              + (records.size() == 1 ? " record is " : " records are ")
              + what
              + ": "
              + records.stream()
                  .limit(RECORDS)
                  .map(FixtureRecord::toString)
                  .collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private static String values(List<Object> values) {
    String text =
        values.isEmpty()
            ? "nothing"
            : values.stream().map(Json::write).collect(Collectors.joining(", "));
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
