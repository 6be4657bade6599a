package dev.mapwright.cli.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a command take its settings from a file, and show them. */
public final class ConfigOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Read by {@link Configuration} before options are; here for the help and against slips. */
  @Option(
      names = Configuration.FILE,
      paramLabel = "FILE",
      description =
          "A file of settings: each option of this command by its name, such as 'port: 8080'"
              + " (default: the environment's MAPWRIGHT_CONFIG, else none). An option goes before"
              + " MAPWRIGHT_PORT in the environment, and that before the file.")
  private @Nullable Path file;

  @Option(
      names = "--print-config",
      description = "Prints what is set, and where, without secrets, and does nothing else.")
  private boolean print;

  @Option(names = "--json", description = "Prints it as JSON.")
  private boolean json;

  /** The command whose settings these are. */
  public CommandSpec command() {
    return command;
  }

  /** Whether the settings are only to be printed. */
  public boolean print() {
    return print;
  }

  /** Whether they are to be printed as JSON. */
  public boolean json() {
    return json;
  }
}
