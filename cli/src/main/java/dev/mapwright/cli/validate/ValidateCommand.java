package dev.mapwright.cli.validate;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright validate}. */
@Command(
    name = "validate",
    description = {
      "Checks connector files and shows every problem with its place and cure.",
      "Without files or folders it checks the connectors of the project."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no errors, perhaps warnings",
      "1:a file has errors",
      "2:the command line is wrong",
      "3:a file can not be read"
    })
public final class ValidateCommand implements Callable<Integer> {
  private static final String ENDING = ".yaml";

  private final Terminal terminal;
  private final ProjectData project;

  @Parameters(paramLabel = "FILE", description = "Connector files, or folders of such.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--json", description = "Prints the problems as JSON.")
  private boolean json;

  /** Writes to a terminal. */
  public ValidateCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    ConnectorLoader loader = project.loader(project.models());
    List<Path> files = files();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      problems.addAll(loader.load(file, file.toString()).problems());
    }
    if (json) {
      List<?> all = problems.stream().map(ValidateCommand::asJson).toList();
      terminal.out().println(Json.writePretty(all));
    } else {
      problems.forEach(problem -> terminal.out().println(problem.render()));
      terminal.out().println(summary(files.size(), problems));
    }
    return errors(problems) == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<Path> files() throws IOException {
    List<Path> given = paths;
    if (given.isEmpty()) {
      given =
          List.of(
              project
                  .folder("connectors")
                  .orElseThrow(() ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          "Name the files to check; there is no project around this jar.")));
    }
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          inside.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no .yaml file in "
              + given.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
    return files;
  }

  private static String summary(int files, List<Problem> problems) {
    long errors = errors(problems);
    return count(files, "connector")
        + ": "
        + count(errors, "error")
        + ", "
        + count(problems.size() - errors, "warning");
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static long errors(List<Problem> problems) {
    return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
  }

  private static SequencedMap<String, Object> asJson(Problem problem) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("file", problem.place().file().name());
    object.put("line", problem.place().line());
    object.put("column", problem.place().column());
    object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    object.put("code", problem.code());
    object.put("message", problem.message());
    object.put("cure", Objects.requireNonNullElse(problem.cure(), JsonNull.NULL));
    return object;
  }
}
