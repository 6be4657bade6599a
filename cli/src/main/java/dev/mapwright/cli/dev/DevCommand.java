package dev.mapwright.cli.dev;

import dev.mapwright.cli.command.ConnectorChoice;
import dev.mapwright.cli.command.ConnectorFolder;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.NamedConnector;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.vendor.FixtureFolder;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mapwright dev}. */
@Command(
    name = "dev",
    description = {
      "Watches a connector and its fixtures, and after each save shows what is wrong, what changes"
          + " on the fixtures, a mapped record, and whether the tests pass. Ctrl-C ends it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by a signal; with --once, all is well",
      "1:with --once, something is wrong",
      "2:the command line is wrong, or there is no such connector"
    })
public final class DevCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private NamedConnector connector = new NamedConnector();
  @Mixin private FixtureFolder fixtures = new FixtureFolder();

  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Option(
      names = "--record",
      paramLabel = "ID",
      description =
          "Which record of the fixtures is shown, by its unified id (default: the first).")
  private @Nullable String record;

  @Option(names = "--once", description = "Looks once, and ends.")
  private boolean once;

  @Option(names = "--json", description = "Prints a line of JSON for each save, and for its tests.")
  private boolean json;

  /** Writes to a terminal. */
  public DevCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    Path file = ConnectorChoice.file(connector.name(), connectors.named(), project);
    String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    VendorFolder folder = fixtures.of(name, project);
    DevOutput output = json ? new DevJson(terminal.out()) : new DevText(terminal, name);
    try (Workshop workshop =
        new Workshop(file, folder, record, project.models(), project.language())) {
      return once
          ? once(workshop, output)
          : forEachSave(workshop, new SavedFiles(List.of(file, folder.path())), output);
    }
  }

  private static int once(Workshop workshop, DevOutput output) throws IOException {
    Save save = workshop.look();
    output.saved(save);
    Connector connector = workshop.connector();
    List<FixtureResult> results = connector == null ? null : workshop.test(connector, () -> true);
    if (results != null) {
      output.tested(results);
    }
    return results != null && results.stream().allMatch(FixtureResult::passed)
        ? ExitCode.OK
        : ExitCode.FAILED;
  }

  /** Tests run while the next save is waited for, which ends them. */
  private static int forEachSave(Workshop workshop, SavedFiles files, DevOutput output)
      throws IOException {
    AtomicInteger saves = new AtomicInteger();
    try {
      while (true) {
        int own = saves.incrementAndGet();
        output.saved(workshop.look());
        Connector connector = workshop.connector();
        if (connector != null) {
          Thread.ofVirtual()
              .start(() -> test(workshop, connector, () -> saves.get() == own, output));
        }
        files.await();
      }
    } catch (InterruptedException stop) {
      return ExitCode.OK;
    } finally {
      saves.incrementAndGet();
    }
  }

  private static void test(
      Workshop workshop, Connector connector, BooleanSupplier goesOn, DevOutput output) {
    List<FixtureResult> results = workshop.test(connector, goesOn);
    if (results != null) {
      output.tested(results);
    }
  }
}
