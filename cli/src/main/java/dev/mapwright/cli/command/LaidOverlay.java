package dev.mapwright.cli.command;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Lays the file of an overlay over the connector that a command works with. */
final class LaidOverlay {
  /** The layer of what the file says. */
  static final String LAYER = "overlay";

  private LaidOverlay() {}

  /**
   * The connector with the file over it.
   *
   * @throws CommandFailure if the file is wrong, with all that is wrong
   */
  static Connector over(Connector connector, Path file, ConnectorLoader loader) throws IOException {
    Problems unreadable = new Problems();
    SourceFile source = Utf8.read(file, file.toString(), unreadable);
    if (source == null) {
      throw failure(unreadable.inOrder());
    }
    LaidOver laid = new OverlayLoader(loader).lay(connector, new Overlay(LAYER, source));
    Connector above = laid.connector();
    if (above == null) {
      throw failure(laid.problems());
    }
    return above;
  }

  private static CommandFailure failure(List<Problem> problems) {
    return new CommandFailure(
        ExitCode.FAILED, problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
  }
}
