package dev.mapwright.cli.test;

import dev.mapwright.fixtures.mutation.MutationReport;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureTest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one connector's tests.
 *
 * @param name the connector's
 * @param results one for each scenario and law
 * @param problem why nothing could be run, or null
 * @param mutants what came of the mutants, or null where none were made
 * @param unexplained what the mutants showed and {@code survivors.yaml} does not say
 */
record ConnectorTestResult(
    String name,
    List<FixtureResult> results,
    @Nullable String problem,
    @Nullable MutationReport mutants,
    List<String> unexplained) {
  ConnectorTestResult {
    results = List.copyOf(results);
    unexplained = List.copyOf(unexplained);
  }

  static ConnectorTestResult of(Bundle bundle, List<FixtureResult> results) {
    return new ConnectorTestResult(bundle.name(), results, bundle.problem(), null, List.of());
  }

  ConnectorTestResult with(MutationReport report, List<String> differences) {
    return new ConnectorTestResult(name, results, problem, report, differences);
  }

  boolean passed() {
    return problem == null && failed() == 0 && unexplained.isEmpty();
  }

  long failed() {
    return failures().size();
  }

  List<FixtureResult> failures() {
    return results.stream().filter(result -> !result.passed()).toList();
  }

  /** How many of one kind there are. */
  long count(FixtureTest.Kind kind) {
    return results.stream().filter(result -> result.test().kind() == kind).count();
  }

  /** How many of one kind passed. */
  long passed(FixtureTest.Kind kind) {
    return results.stream()
        .filter(result -> result.test().kind() == kind && result.passed())
        .count();
  }

  Duration time() {
    return results.stream().map(FixtureResult::time).reduce(Duration.ZERO, Duration::plus);
  }
}
