package dev.mapwright.cli.command;

/** Runs commands as the command line does. */
@FunctionalInterface
public interface Commands {
  /** Runs one and returns its exit code. */
  int run(Terminal terminal, String... arguments);
}
