package dev.mapwright.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands look for the connectors that they work with. */
public final class ConnectorFolder {
  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description = "Where connectors are looked for (default: the project's).")
  private @Nullable Path connectors;

  /** The folder that was named; null for the project's. */
  public @Nullable Path named() {
    return connectors;
  }
}
