package dev.mapwright.cli.command;

import picocli.CommandLine.Parameters;

/** The first argument of commands that work with one connector. */
public final class NamedConnector {
  @Parameters(
      index = "0",
      paramLabel = "CONNECTOR",
      description = "Its name, or the path of its file.")
  private String name = "";

  /** As it was given. */
  public String name() {
    return name;
  }
}
