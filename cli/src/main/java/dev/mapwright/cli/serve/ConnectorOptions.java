package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.overlay.InstalledOverlays;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The connectors, with what the installation lays over them. */
final class ConnectorOptions {
  @Option(
      names = "--connectors",
      paramLabel = "FOLDER",
      description = "Where the connectors lie (default: those of Mapwright).")
  private @Nullable Path connectors;

  @Option(
      names = "--overlays",
      paramLabel = "FOLDER",
      description =
          "What is laid over connectors for all their accounts: a file for each, named after it"
              + " (default: nothing).")
  private @Nullable Path overlays;

  /**
   * Reads them. A connector that is wrong is told of and left out.
   *
   * @throws CommandFailure if there is no such folder, or an overlay is wrong
   */
  SequencedMap<String, Connector> read(
      ProjectData project, ConnectorLoader loader, OverlayLoader overlayLoader, Terminal terminal)
      throws IOException {
    Connectors all = project.connectors(connectors, loader);
    all.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .forEach(problem -> terminal.err().println(problem.render()));
    return overlaid(all, overlayLoader, terminal);
  }

  private SequencedMap<String, Connector> overlaid(
      Connectors all, OverlayLoader loader, Terminal terminal) throws IOException {
    if (overlays == null) {
      return all.all();
    }
    if (!Files.isDirectory(overlays)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no folder "
              + overlays
              + "; --overlays wants one with a file"
              + " for each connector, named after it, that something is laid over.");
    }
    InstalledOverlays laid = InstalledOverlays.lay(all.all(), overlays, loader);
    laid.problems().forEach(problem -> terminal.err().println(problem.render()));
    if (laid.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR)) {
      throw new CommandFailure(ExitCode.FAILED, "The overlays have problems.");
    }
    return laid.connectors();
  }
}
