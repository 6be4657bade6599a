package dev.mapwright.cli.test;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.FixtureChoice;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.Progress;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.bench.Bench;
import dev.mapwright.fixtures.mutation.KnownSurvivors;
import dev.mapwright.fixtures.mutation.MutationReport;
import dev.mapwright.fixtures.mutation.MutationRun;
import dev.mapwright.fixtures.run.ConnectorFiles;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureRun;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mapwright test}. */
@Command(
    name = "test",
    description = {
      "Runs the fixtures of connectors: recorded exchanges, and the laws against the stand-ins.",
      "Without names it tests all connectors of the project."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all passed",
      "1:something failed, or could not be tested",
      "2:the command line is wrong"
    })
public final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private FixtureChoice choice = new FixtureChoice();

  @Option(
      names = "--mutants",
      description =
          "Also changes one thing of each connector at a time and shows the changes that no test"
              + " notices and survivors.yaml does not explain. Takes minutes.")
  private boolean mutants;

  @Option(names = "--json", description = "Prints the results as JSON.")
  private boolean json;

  /** Writes to a terminal. */
  public TestCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<VendorFolder> vendors = choice.vendors(project);
    UnifiedModels models = project.models();
    ConnectorLoader loader = project.loader(models);
    ConnectorFiles files = choice.connectors(project, loader);
    Report report;
    try (Bench bench = new Bench(models)) {
      List<Bundle> bundles =
          vendors.stream().map(vendor -> Bundle.read(vendor, files, bench)).toList();
      List<ConnectorTestResult> outcomes = run(bundles);
      report =
          new Report(mutants ? withMutants(outcomes, bundles, vendors, files, bench) : outcomes);
    }
    if (json) {
      terminal.out().println(Json.writePretty(report.json()));
    } else {
      report.lines().forEach(terminal.out()::println);
    }
    return report.passed() ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<ConnectorTestResult> run(List<Bundle> bundles) {
    int total = bundles.stream().mapToInt(bundle -> bundle.tests().size()).sum();
    Progress progress = new Progress(terminal, Math.max(1, total));
    List<ConnectorTestResult> outcomes = new ArrayList<>();
    for (Bundle bundle : bundles) {
      List<FixtureResult> results = new ArrayList<>();
      for (FixtureTest test : bundle.tests()) {
        results.add(FixtureRun.run(test));
        progress.step(bundle.name());
      }
      ConnectorTestResult outcome = ConnectorTestResult.of(bundle, results);
      outcomes.add(outcome);
      progress.finished(bundle.name() + (outcome.passed() ? " passed" : " FAILED"));
    }
    progress.clear();
    return outcomes;
  }

  /** Mutants of a connector that fails anyway would say nothing. */
  private List<ConnectorTestResult> withMutants(
      List<ConnectorTestResult> outcomes,
      List<Bundle> bundles,
      List<VendorFolder> vendors,
      ConnectorFiles files,
      Bench bench)
      throws InterruptedException {
    Progress progress = new Progress(terminal, outcomes.size());
    List<ConnectorTestResult> all = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      ConnectorTestResult outcome = outcomes.get(i);
      if (outcome.passed()) {
        MutationRun run =
            new MutationRun(
                outcome.name(),
                Objects.requireNonNull(bundles.get(i).suite()),
                files.loader(),
                bench);
        MutationReport report = run.run(files.source(outcome.name()));
        KnownSurvivors known = KnownSurvivors.read(vendors.get(i).path());
        outcome = outcome.with(report, known.differences(report));
      }
      all.add(outcome);
      progress.step(outcome.name());
      progress.finished("mutants of " + outcome.name());
    }
    progress.clear();
    return all;
  }
}
