package dev.mapwright.cli;

import dev.mapwright.cli.command.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A command that has run to its end.
 *
 * @param exit its exit code
 * @param out what it printed as result
 * @param err what it printed beside
 */
record CommandRun(int exit, String out, String err) {

  /** Runs a command without input, as with a person before the terminal. */
  static CommandRun of(String... arguments) {
    return run("", true, System.getenv(), arguments);
  }

  /** Runs a command in an environment of its own. */
  static CommandRun in(Map<String, String> environment, String... arguments) {
    return run("", true, environment, arguments);
  }

  /** Runs a command with something in its standard input. */
  static CommandRun with(String input, String... arguments) {
    return run(input, false, System.getenv(), arguments);
  }

  private static CommandRun run(
      String input, boolean interactive, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int exit = Main.run(Terminal.of(in, interactive, false, out, err), environment, arguments);
    return new CommandRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
