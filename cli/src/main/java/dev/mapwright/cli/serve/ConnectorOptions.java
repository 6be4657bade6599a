package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import java.nio.file.Path;
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

  /** The files that these options name. */
  ServedConnectors files(
      ProjectData project, ConnectorLoader loader, OverlayLoader overlayLoader, Terminal terminal) {
    return new ServedConnectors(
        connectors, overlays, project, loader, overlayLoader, terminal.err());
  }
}
