package dev.mapwright.cli.test;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.command.Workshop;
import dev.mapwright.cli.print.Progress;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.fixtures.bench.Bench;
import dev.mapwright.fixtures.mutation.KnownSurvivors;
import dev.mapwright.fixtures.mutation.MutationReport;
import dev.mapwright.fixtures.mutation.MutationRun;
import dev.mapwright.fixtures.run.ConnectorFiles;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureRun;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.jsonata.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
  private final Workshop workshop;

  @Parameters(paramLabel = "CONNECTOR", description = "Names of connectors, such as their files'.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description = "Where the connectors are (default: the project's).")
  private @Nullable Path connectors;

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "Where the fixtures are, a folder for each connector (default: the project's).")
  private @Nullable Path fixtures;

  @Option(
      names = "--mutants",
      description = {
        "Also changes one thing of each connector at a time and shows the changes that no test",
        "notices and survivors.yaml does not explain. Takes minutes."
      })
  private boolean mutants;

  @Option(names = "--json", description = "Prints the results as JSON.")
  private boolean json;

  /** Writes to a terminal. */
  public TestCommand(Terminal terminal, Workshop workshop) {
    this.terminal = terminal;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<VendorFolder> vendors = chosen();
    UnifiedModels models = workshop.models();
    ConnectorLoader loader = workshop.loader(models);
    ConnectorFiles files = new ConnectorFiles(folder(connectors, "connectors"), loader);
    Report report;
    try (Bench bench = new Bench(models)) {
      List<Bundle> bundles =
          vendors.stream().map(vendor -> Bundle.read(vendor, files, bench)).toList();
      List<Outcome> outcomes = run(bundles);
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

  private List<Outcome> run(List<Bundle> bundles) {
    int total = bundles.stream().mapToInt(bundle -> bundle.tests().size()).sum();
    Progress progress = new Progress(terminal, Math.max(1, total));
    List<Outcome> outcomes = new ArrayList<>();
    for (Bundle bundle : bundles) {
      List<FixtureResult> results = new ArrayList<>();
      for (FixtureTest test : bundle.tests()) {
        results.add(FixtureRun.run(test));
        progress.step(bundle.name());
      }
      Outcome outcome = Outcome.of(bundle, results);
      outcomes.add(outcome);
      progress.finished(bundle.name() + (outcome.passed() ? " passed" : " FAILED"));
    }
    progress.clear();
    return outcomes;
  }

  /** Mutants of a connector that fails anyway would say nothing. */
  private List<Outcome> withMutants(
      List<Outcome> outcomes,
      List<Bundle> bundles,
      List<VendorFolder> vendors,
      ConnectorFiles files,
      Bench bench)
      throws InterruptedException {
    Progress progress = new Progress(terminal, outcomes.size());
    List<Outcome> all = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
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

  private List<VendorFolder> chosen() {
    Path folder = folder(fixtures, "test-fixtures");
    Map<String, VendorFolder> all =
        VendorFolder.in(folder).stream()
            .collect(
                Collectors.toMap(
                    VendorFolder::name, Function.identity(), (a, _) -> a, TreeMap::new));
    if (all.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "There are no fixtures in " + folder + ": no folder has an account.yaml");
    }
    return names.isEmpty()
        ? List.copyOf(all.values())
        : names.stream().distinct().map(name -> named(name, all, folder)).toList();
  }

  private static VendorFolder named(String name, Map<String, VendorFolder> all, Path folder) {
    VendorFolder vendor = all.get(name);
    if (vendor == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There are no fixtures of '"
              + name
              + "': "
              + folder.resolve(name).resolve("account.yaml")
              + " is missing. "
              + Nearest.advice(name, all.keySet()));
    }
    return vendor;
  }

  private Path folder(@Nullable Path given, String name) {
    if (given != null) {
      if (!Files.isDirectory(given)) {
        throw new CommandFailure(ExitCode.USAGE, "There is no folder " + given);
      }
      return given;
    }
    return workshop
        .folder(name)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "Name the folders with --connectors and --fixtures; there is no project around"
                    + " this jar."));
  }
}
