package dev.mapwright.cli.command;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param interactive whether a person would have to type the input
 * @param out results
 * @param err everything that is no result
 */
public record Terminal(InputStream in, boolean interactive, PrintWriter out, PrintWriter err) {

  /** The process's own. */
  public static Terminal ofProcess() {
    Console console = System.console();
    return new Terminal(
        System.in,
        console != null && console.isTerminal(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }
}
