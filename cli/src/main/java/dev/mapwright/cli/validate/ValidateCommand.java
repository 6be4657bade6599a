package dev.mapwright.cli.validate;

import dev.mapwright.cli.command.ConnectorFiles;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProblemJson;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<Path> files = ConnectorFiles.chosen(paths, project);
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      problems.addAll(loader.load(file, file.toString()).problems());
    }
    if (json) {
      List<?> all = problems.stream().map(ProblemJson::of).toList();
      terminal.out().println(Json.writePretty(all));
    } else {
      problems.forEach(problem -> terminal.out().println(problem.render()));
      terminal.out().println(summary(files.size(), problems));
    }
    return errors(problems) == 0 ? ExitCode.OK : ExitCode.FAILED;
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
}
