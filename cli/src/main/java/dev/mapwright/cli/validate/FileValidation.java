package dev.mapwright.cli.validate;

import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.server.account.AccountsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Checks a file of any kind. */
final class FileValidation {
  private final ProjectData project;
  private final ConnectorLoader loader;

  FileValidation(ProjectData project) {
    this.project = project;
    this.loader = project.loader(project.models());
  }

  /** What came of it. */
  record Result(FileKind kind, List<Problem> problems) {
    Result {
      problems = List.copyOf(problems);
    }

    /** The problems as they are printed; lines of accounts hold secrets. */
    List<String> rendered() {
      return kind == FileKind.ACCOUNTS
          ? problems.stream().map(problem -> AccountsFile.render(List.of(problem))).toList()
          : problems.stream().map(Problem::render).toList();
    }
  }

  Result validate(Path file) throws IOException {
    Problems unreadable = new Problems();
    SourceFile source = Utf8.read(file, file.toString(), unreadable);
    if (source == null) {
      return new Result(FileKind.CONNECTOR, unreadable.inOrder());
    }
    FileKind kind = FileKind.of(YamlReader.read(source, new Problems()));
    return new Result(
        kind,
        switch (kind) {
          case CONNECTOR -> loader.load(file, file.toString()).problems();
          case ACCOUNTS -> accounts(source);
          case DIALECT -> project.dialectProblems(source, file);
          case SCENARIO -> FixtureProblems.ofScenario(file);
          case STAND_IN -> FixtureProblems.ofStandIn(file);
          case TEST_ACCOUNT -> FixtureProblems.ofAccount(file);
          case SURVIVORS -> FixtureProblems.ofSurvivors(file);
        });
  }

  private List<Problem> accounts(SourceFile source) {
    return AccountsFile.read(source, project.connectors(null, loader).all(), System.getenv())
        .problems();
  }
}
