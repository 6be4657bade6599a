package dev.mapwright.cli.dev;

import dev.mapwright.engine.problem.Problem;
import dev.mapwright.fixtures.difference.ConnectorDifference;
import dev.mapwright.fixtures.difference.FixtureRecords.FixtureRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a save has come to, but for its tests.
 *
 * @param problems of the connector and its fixtures
 * @param change on the fixtures since the last save that could be used; null where there was none,
 *     or this one cannot
 * @param shown which record is shown
 * @param unified that record; null where there is none
 * @param took from the save until this was known
 */
record Save(
    List<Problem> problems,
    @Nullable ConnectorDifference change,
    @Nullable FixtureRecord shown,
    @Nullable Map<String, Object> unified,
    Duration took) {
  Save {
    problems = List.copyOf(problems);
  }

  /** Whether the connector can be used. */
  boolean isUsable() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
