package dev.mapwright.cli.dev;

import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.diff.DiffText;
import dev.mapwright.cli.print.Paint;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.fixtures.difference.ConnectorDifference;
import dev.mapwright.fixtures.difference.FixtureRecords.FixtureRecord;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.fixtures.value.ValueDifferences;
import dev.mapwright.jsonata.value.Json;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Saves for people: what is wrong, what changed, and the record; then the tests. */
final class DevText implements DevOutput {
  private static final int PROBLEMS = 10;
  private static final int FAILURES = 5;
  private static final int LONGEST = 100;

  private final PrintWriter out;
  private final Paint paint;
  private final String name;

  /** On a terminal, for a connector of that name. */
  DevText(Terminal terminal, String name) {
    this.out = terminal.out();
    this.paint = new Paint(terminal.colour());
    this.name = name;
  }

  @Override
  public synchronized void saved(Save save) {
    out.print(paint.clear());
    out.println(
        paint.bold(name)
            + " at "
            + LocalTime.now().truncatedTo(ChronoUnit.SECONDS)
            + ", after "
            + save.took().toMillis()
            + " ms");
    problems(save.problems());
    ConnectorDifference change = save.change();
    if (change != null && change.isNone()) {
      out.println("Nothing changes on " + change.records() + " records of the fixtures.");
    } else if (change != null) {
      out.println("Since the last save, on " + change.records() + " records of the fixtures:");
      DiffText.lines(change).forEach(line -> out.println("  " + coloured(line)));
    }
    FixtureRecord shown = save.shown();
    Map<String, Object> unified = save.unified();
    if (shown != null && unified != null) {
      out.println("Record " + shown + ":");
      record(unified, changed(change, shown));
    }
    out.flush();
  }

  private String coloured(String line) {
    return line.startsWith("  - ")
        ? paint.red(line)
        : line.startsWith("  + ") ? paint.green(line) : line;
  }

  private void problems(List<Problem> problems) {
    for (Problem problem : problems.stream().limit(PROBLEMS).toList()) {
      String text = problem.render().stripTrailing();
      out.println(
          problem.severity() == Problem.Severity.ERROR ? paint.red(text) : paint.yellow(text));
    }
    if (problems.size() > PROBLEMS) {
      out.println("... and " + (problems.size() - PROBLEMS) + " more problems.");
    }
  }

  private static Set<String> changed(@Nullable ConnectorDifference change, FixtureRecord shown) {
    return change == null
        ? Set.of()
        : change.fields().stream()
            .filter(field -> field.changes().stream().anyMatch(c -> c.record().equals(shown)))
            .map(field -> field.field().root())
            .collect(Collectors.toSet());
  }

  /** A line for each field that holds something; a mark before those that changed. */
  private void record(Map<String, Object> unified, Set<String> changed) {
    unified.forEach((field, value) -> {
      boolean isChanged = changed.contains(field);
      if (isChanged || !ValueDifferences.isEmpty(value)) {
        String line = (isChanged ? "> " : "  ") + field + ": " + cut(Json.write(value));
        out.println(isChanged ? paint.bold(line) : line);
      }
    });
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  @Override
  public synchronized void tested(List<FixtureResult> results) {
    List<FixtureResult> failed = results.stream().filter(result -> !result.passed()).toList();
    String counts =
        count("scenarios", FixtureTest.Kind.SCENARIO, results)
            + ", "
            + count("laws", FixtureTest.Kind.LAW, results)
            + " passed";
    out.println(failed.isEmpty() ? paint.green(counts) : paint.red(counts));
    for (FixtureResult result : failed.stream().limit(FAILURES).toList()) {
      out.println(paint.red("FAILED " + result.test().title()));
      out.println("  " + result.test().file());
      result
          .failures()
          .forEach(text -> text.strip().lines().forEach(line -> out.println("    " + line)));
    }
    if (failed.size() > FAILURES) {
      out.println("... and " + (failed.size() - FAILURES) + " more.");
    }
    out.flush();
  }

  private static String count(String what, FixtureTest.Kind kind, List<FixtureResult> results) {
    List<FixtureResult> some = results.stream().filter(r -> r.test().kind() == kind).toList();
    return some.stream().filter(FixtureResult::passed).count() + "/" + some.size() + " " + what;
  }
}
