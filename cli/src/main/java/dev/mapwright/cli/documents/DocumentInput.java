package dev.mapwright.cli.documents;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where documents are read from.
 *
 * @param file its path; - for standard input
 * @param terminal whose input that is
 */
public record DocumentInput(String file, Terminal terminal) {
  private boolean isStandard() {
    return file.equals("-");
  }

  /**
   * To be read from its beginning; to be closed.
   *
   * @throws CommandFailure if it is a folder
   */
  public InputStream open() throws IOException {
    if (isStandard()) {
      return terminal.in();
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, file + " is a folder; a file with JSON is wanted.");
    }
    return Files.newInputStream(Path.of(file));
  }

  /** What messages call it. */
  public String name() {
    return isStandard() ? "input" : file;
  }

  /** In bytes; 0 if that is not known. */
  public long size() throws IOException {
    return isStandard() ? 0 : Files.size(Path.of(file));
  }
}
