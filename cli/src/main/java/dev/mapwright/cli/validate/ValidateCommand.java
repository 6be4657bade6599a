package dev.mapwright.cli.validate;

import dev.mapwright.cli.command.ChosenFiles;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProblemJson;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright validate}. */
@Command(
    name = "validate",
    description = {
      "Checks files and shows every problem with its place and cure: connectors, overlays, files of"
          + " accounts, dialects, and fixtures (scenarios, stand-ins, test accounts, survivors).",
      "Without files or folders it checks the connectors of the project."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no errors, perhaps warnings",
      "1:a file has errors, or, with --strict, warnings",
      "2:the command line is wrong",
      "3:a file cannot be read"
    })
public final class ValidateCommand implements Callable<Integer> {
  private static final String ACCOUNT = "account.yaml";

  private final Terminal terminal;
  private final ProjectData project;

  @Parameters(paramLabel = "FILE", description = "Files, or folders of such.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--json", description = "Prints the problems as JSON.")
  private boolean json;

  @Option(names = "--sarif", description = "Prints the problems as SARIF 2.1.0, for code review.")
  private boolean sarif;

  @Option(names = "--strict", description = "Warnings fail as well.")
  private boolean strict;

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description =
          "Where the fixtures of connectors are, a folder for each (default: test-fixtures/vendors"
              + " beside the connectors' folder).")
  private @Nullable Path fixtures;

  /** Writes to a terminal. */
  public ValidateCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    FileValidation validation = new FileValidation(project, fixtures);
    List<FileValidation.Result> results =
        ChosenFiles.chosen(withFixtures(paths), project).parallelStream()
            .map(validation::validate)
            .toList();
    List<Problem> problems =
        results.stream().flatMap(result -> result.problems().stream()).toList();
    if (sarif) {
      terminal.out().println(Json.writePretty(Sarif.of(problems)));
    } else if (json) {
      List<?> all = problems.stream().map(ProblemJson::of).toList();
      terminal.out().println(Json.writePretty(all));
    } else {
      results.forEach(result -> result.rendered().forEach(terminal.out()::println));
      terminal.out().println(summary(results, problems));
    }
    boolean passed = strict ? problems.isEmpty() : errors(problems) == 0;
    return passed ? ExitCode.OK : ExitCode.FAILED;
  }

  /** The same, and behind a folder of fixtures, or of such folders, those that belong to it. */
  private static List<Path> withFixtures(List<Path> paths) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path path : paths) {
      all.add(path);
      if (Files.isDirectory(path)) {
        all.addAll(withFixtures(below(path)));
      }
    }
    return all;
  }

  private static List<Path> below(Path folder) throws IOException {
    boolean fixtures = Files.exists(folder.resolve(ACCOUNT));
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(Files::isDirectory)
          .filter(each ->
              (fixtures && each.endsWith("scenarios")) || Files.exists(each.resolve(ACCOUNT)))
          .sorted()
          .toList();
    }
  }

  private static String summary(List<FileValidation.Result> results, List<Problem> problems) {
    long errors = errors(problems);
    boolean connectors = results.stream().allMatch(r -> r.kind() == FileKind.CONNECTOR);
    return count(results.size(), connectors ? "connector" : "file")
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
