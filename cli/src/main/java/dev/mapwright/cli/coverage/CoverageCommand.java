package dev.mapwright.cli.coverage;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.FixtureChoice;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.Progress;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.bench.Bench;
import dev.mapwright.fixtures.coverage.CoverageRun;
import dev.mapwright.fixtures.coverage.VendorCoverage;
import dev.mapwright.fixtures.file.FixtureException;
import dev.mapwright.fixtures.run.ConnectorFiles;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mapwright coverage}. */
@Command(
    name = "coverage",
    description = {
      "Shows which vendor fills which unified field and which filters are native.",
      "Computed from what the fixtures fill. Without names it shows all connectors of the project."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a connector or a fixture cannot be read",
      "2:the command line is wrong"
    })
public final class CoverageCommand implements Callable<Integer> {
  private static final String MODEL = "ats/candidates";
  private static final String RESOURCE = "candidates";
  private static final String PAGE = "coverage.md";
  private static final String PAGES = "connectors";

  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private FixtureChoice choice = new FixtureChoice();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(names = "--markdown", description = "Prints the page docs/coverage.md.")
  private boolean markdown;

  @Option(names = "--write", description = "Writes docs/coverage.md and docs/connectors anew.")
  private boolean write;

  /** Writes to a terminal. */
  public CoverageCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    if (write && !choice.isWholeProject()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--write is for all connectors of the project: leave names and folders out");
    }
    Coverage coverage = coverage();
    if (write) {
      Path page = page();
      Files.writeString(page, new CoverageMarkdown(coverage).text());
      Path pages = Files.createDirectories(page.resolveSibling(PAGES));
      UnifiedModels models = project.models();
      ConnectorDocs docs =
          new ConnectorDocs(project.connectors(null, project.loader(models)).all(), models);
      for (Map.Entry<String, String> one : docs.pages().entrySet()) {
        Files.writeString(pages.resolve(one.getKey()), one.getValue());
      }
      terminal.out().println("Wrote " + page + " and " + pages + ". " + coverage.sum());
    } else if (json) {
      terminal.out().println(Json.writePretty(new CoverageJson(coverage).value()));
    } else if (markdown) {
      terminal.out().print(new CoverageMarkdown(coverage).text());
      terminal.out().flush();
    } else {
      new CoverageText(coverage).lines().forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }

  private Coverage coverage() {
    List<VendorFolder> vendors = choice.vendors(project);
    UnifiedModels models = project.models();
    ConnectorFiles files = choice.connectors(project, project.loader(models));
    UnifiedModel model =
        models.find(MODEL).orElseThrow(() -> new IllegalStateException("no model " + MODEL));
    Progress progress = new Progress(terminal, vendors.size());
    List<VendorCoverage> all = new ArrayList<>();
    try (Bench bench = new Bench(models)) {
      for (VendorFolder vendor : vendors) {
        all.add(CoverageRun.of(files.load(vendor.name()), vendor, bench, RESOURCE));
        progress.step(vendor.name());
        progress.finished(vendor.name());
      }
    } catch (FixtureException e) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()).strip());
    } finally {
      progress.clear();
    }
    return new Coverage(model, all);
  }

  private Path page() {
    return project
        .folder("docs")
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE, "--write needs the project; there is none around this jar."))
        .resolve(PAGE);
  }
}
