package dev.mapwright.cli.config;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.FailureReporter.ValueSources;
import dev.mapwright.engine.problem.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a command's line leaves open. Each option {@code --key-limit} can also stand in the
 * environment as {@code MAPWRIGHT_KEY_LIMIT}, and in a file of settings as {@code key-limit}: the
 * command line goes before the environment, and that before the file. For one thread.
 */
public final class Configuration implements IDefaultValueProvider, ValueSources {
  static final String FILE = "--config";
  private static final String FILE_VARIABLE = "MAPWRIGHT_CONFIG";
  private static final String PREFIX = "MAPWRIGHT_";

  /** What others than options of commands read from the environment. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of(
          FILE_VARIABLE,
          "MAPWRIGHT_DEBUG",
          "MAPWRIGHT_JAVA_OPTS",
          "MAPWRIGHT_KEYS",
          "MAPWRIGHT_LOG",
          "MAPWRIGHT_URL");

  /** Variables under which an option is known to others than us. */
  private static final Map<String, String> ALIASES = Map.of("database-url", "DATABASE_URL");

  private final List<String> arguments;
  private final Map<String, String> environment;
  private @Nullable ConfigFile file;

  /**
   * Of a run of the command line.
   *
   * @param arguments all of them, the command's name included
   */
  public Configuration(List<String> arguments, Map<String, String> environment) {
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
  }

  /** The value for an option that the command line does not name; null for its own default. */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? setting(option).map(Setting::value).orElse(null)
        : null;
  }

  @Override
  public Optional<String> source(OptionSpec option) {
    return isOnCommandLine(option) ? Optional.empty() : setting(option).map(Setting::source);
  }

  @Override
  public List<String> problems(CommandSpec command) {
    boolean isOurs = command.defaultValueProvider() == this;
    return isOurs ? file(command).problems() : List.of();
  }

  /**
   * Tells what is wrong with the file, and what in the environment looks like a slip.
   *
   * @return words about what is left aside
   * @throws CommandFailure if there is no such file, or it is wrong
   */
  public List<String> check(CommandSpec command) {
    List<String> problems = file(command).problems();
    if (!problems.isEmpty()) {
      throw new CommandFailure(ExitCode.FAILED, String.join("\n", problems));
    }
    return slips(command);
  }

  /** The options of a command that can be set elsewhere, too. */
  static List<OptionSpec> settable(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.inherited() && !option.usageHelp())
        .filter(option -> !option.longestName().equals(FILE) && option.arity().max() > 0)
        .toList();
  }

  static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  static String variable(OptionSpec option) {
    return PREFIX + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  boolean isOnCommandLine(OptionSpec option) {
    return arguments.stream()
        .anyMatch(argument ->
            List.of(option.names()).stream()
                .anyMatch(name ->
                    name.startsWith("--")
                        ? argument.equals(name) || argument.startsWith(name + "=")
                        : argument.startsWith(name)));
  }

  /** The value that stands elsewhere than on the command line. */
  Optional<Setting> setting(OptionSpec option) {
    CommandSpec command = option.command();
    if (!settable(command).contains(option)) {
      return Optional.empty();
    }
    return variable(variable(option))
        .or(() -> Optional.ofNullable(ALIASES.get(key(option))).flatMap(this::variable))
        .or(() -> Optional.ofNullable(file(command).settings().get(key(option))));
  }

  private Optional<Setting> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(Predicate.not(String::isBlank))
        .map(value -> new Setting(value.strip(), name));
  }

  private ConfigFile file(CommandSpec command) {
    ConfigFile read = file;
    if (read == null) {
      read = path().map(path -> read(path, command)).orElse(ConfigFile.NONE);
      file = read;
    }
    return read;
  }

  /** Looked for in the arguments themselves, since options need it before they are read. */
  private Optional<Path> path() {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(FILE) && i + 1 < arguments.size()) {
        return Optional.of(Path.of(arguments.get(i + 1)));
      }
      if (argument.startsWith(FILE + "=")) {
        return Optional.of(Path.of(argument.substring(FILE.length() + 1)));
      }
    }
    return Optional.ofNullable(environment.get(FILE_VARIABLE))
        .filter(Predicate.not(String::isBlank))
        .map(Path::of);
  }

  private static ConfigFile read(Path path, CommandSpec command) {
    Set<String> keys =
        settable(command).stream().map(Configuration::key).collect(Collectors.toSet());
    Set<String> several =
        settable(command).stream()
            .filter(OptionSpec::isMultiValue)
            .map(Configuration::key)
            .collect(Collectors.toSet());
    try {
      return Files.isDirectory(path)
          ? broken(path + " is a folder; " + FILE + " wants a file of settings.")
          : ConfigFile.read(path, keys, several);
    } catch (IOException e) {
      return broken(
          Files.exists(path)
              ? "The settings in " + path + " cannot be read: " + e.getMessage()
              : "There is no file " + path + "; " + FILE + " wants one of settings.");
    }
  }

  private static ConfigFile broken(String problem) {
    return new ConfigFile(Map.of(), List.of(problem));
  }

  private List<String> slips(CommandSpec command) {
    List<String> known = new ArrayList<>(OTHER_VARIABLES);
    settable(command).forEach(option -> known.add(variable(option)));
    known.sort(null);
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .flatMap(name ->
            Nearest.to(name, known).stream()
                .map(near ->
                    "The environment has "
                        + name
                        + ", which nothing reads. Did you mean "
                        + near
                        + "?"))
        .toList();
  }
}
