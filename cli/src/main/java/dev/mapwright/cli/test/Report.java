package dev.mapwright.cli.test;

import dev.mapwright.cli.print.Table;
import dev.mapwright.fixtures.mutation.MutationReport;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.jsonata.value.JsonNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Outcomes, for people and for programs.
 *
 * @param outcomes one for each connector
 */
record Report(List<ConnectorTestResult> outcomes) {

  boolean passed() {
    return outcomes.stream().allMatch(ConnectorTestResult::passed);
  }

  /** A table, then each failure, then the sum. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(table().lines());
    for (ConnectorTestResult outcome : outcomes) {
      if (outcome.problem() != null) {
        lines.add("");
        lines.add(outcome.name() + " cannot be tested:");
        lines.addAll(indented(outcome.problem()));
      }
      outcome.failures().forEach(result -> lines.addAll(failure(result)));
      if (!outcome.unexplained().isEmpty()) {
        lines.add("");
        lines.add(outcome.name() + ": its fixtures sleep through changes of the connector:");
        outcome.unexplained().forEach(text -> lines.addAll(indented(text)));
      }
    }
    lines.add("");
    lines.add(sum());
    return lines;
  }

  private Table table() {
    boolean mutants = outcomes.stream().anyMatch(outcome -> outcome.mutants() != null);
    Table table =
        mutants
            ? new Table("CONNECTOR", "SCENARIOS", "LAWS", "FAILED", "TIME", "MUTANTS", "KILLED")
            : new Table("CONNECTOR", "SCENARIOS", "LAWS", "FAILED", "TIME");
    for (ConnectorTestResult outcome : outcomes) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  outcome.name(),
                  passedOf(outcome, FixtureTest.Kind.SCENARIO),
                  passedOf(outcome, FixtureTest.Kind.LAW),
                  outcome.problem() == null ? String.valueOf(outcome.failed()) : "not run",
                  seconds(outcome.time())));
      if (mutants) {
        MutationReport report = outcome.mutants();
        cells.add(report == null ? "not run" : String.valueOf(report.mutants()));
        cells.add(report == null ? "" : String.valueOf(report.killed()));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String passedOf(ConnectorTestResult outcome, FixtureTest.Kind kind) {
    return outcome.passed(kind) + "/" + outcome.count(kind);
  }

  private static List<String> failure(FixtureResult result) {
    List<String> lines = new ArrayList<>();
    FixtureTest test = result.test();
    lines.add("");
    lines.add("FAILED " + test.vendor() + ": " + test.title());
    lines.add("  " + shown(test.file()));
    result.failures().forEach(text -> lines.addAll(indented(text)));
    return lines;
  }

  private static List<String> indented(String text) {
    return text.strip().lines().map(line -> "    " + line).toList();
  }

  private String sum() {
    long tests = outcomes.stream().mapToLong(outcome -> outcome.results().size()).sum();
    long failed = outcomes.stream().mapToLong(ConnectorTestResult::failed).sum();
    long unable = outcomes.stream().filter(outcome -> outcome.problem() != null).count();
    long sleeping = outcomes.stream().mapToLong(outcome -> outcome.unexplained().size()).sum();
    return (tests - failed)
        + " passed, "
        + failed
        + " failed"
        + (unable == 0
            ? ""
            : ", " + unable + (unable == 1 ? " connector" : " connectors") + " not tested")
        + (sleeping == 0 ? "" : ", " + sleeping + " changes that nothing noticed");
  }

  /** One object for each connector. */
  List<Object> json() {
    return List.copyOf(outcomes.stream().map(Report::json).toList());
  }

  private static SequencedMap<String, Object> json(ConnectorTestResult outcome) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("connector", outcome.name());
    object.put("passed", outcome.passed());
    object.put("problem", Objects.requireNonNullElse(outcome.problem(), JsonNull.NULL));
    object.put("scenarios", counted(outcome, FixtureTest.Kind.SCENARIO));
    object.put("laws", counted(outcome, FixtureTest.Kind.LAW));
    object.put("tests", outcome.results().stream().map(Report::json).toList());
    MutationReport report = outcome.mutants();
    if (report != null) {
      SequencedMap<String, Object> mutants = new LinkedHashMap<>();
      mutants.put("run", report.mutants());
      mutants.put("killed", report.killed());
      mutants.put("refused_by_the_loader", report.refused());
      mutants.put("unexplained", outcome.unexplained());
      object.put("mutants", mutants);
    }
    return object;
  }

  private static SequencedMap<String, Object> counted(
      ConnectorTestResult outcome, FixtureTest.Kind kind) {
    SequencedMap<String, Object> counts = new LinkedHashMap<>();
    counts.put("passed", outcome.passed(kind));
    counts.put("of", outcome.count(kind));
    return counts;
  }

  private static SequencedMap<String, Object> json(FixtureResult result) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("kind", result.test().kind().name().toLowerCase(Locale.ROOT));
    object.put("title", result.test().title());
    object.put("file", shown(result.test().file()));
    object.put("milliseconds", result.time().toMillis());
    object.put("failures", result.failures());
    return object;
  }

  private static String shown(Path file) {
    return file.toString();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
