package dev.mapwright.cli.validate;

import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.InstalledOverlays;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.fixtures.check.ConnectorCheck;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.server.account.AccountOverlays;
import dev.mapwright.server.account.AccountsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a file of any kind; a connector together with its fixtures. */
final class FileValidation {
  private static final String FIXTURES = "test-fixtures/vendors";

  private final ProjectData project;
  private final ConnectorLoader loader;
  private final ConnectorCheck check;
  private final @Nullable Path fixtures;

  /**
   * Of a project.
   *
   * @param fixtures where the fixtures of connectors are; null to look beside their folder
   */
  FileValidation(ProjectData project, @Nullable Path fixtures) {
    this.project = project;
    this.loader = project.loader(project.models());
    this.check = new ConnectorCheck(project.language(), project.models());
    this.fixtures = fixtures;
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

  /**
   * Checks a file.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  Result validate(Path file) {
    Problems unreadable = new Problems();
    SourceFile source = read(file, unreadable);
    if (source == null) {
      return new Result(FileKind.CONNECTOR, unreadable.inOrder());
    }
    FileKind kind = FileKind.of(YamlReader.read(source, new Problems()));
    return new Result(
        kind,
        switch (kind) {
          case CONNECTOR -> check.of(source, fixturesOf(file));
          case OVERLAY -> overlay(source);
          case ACCOUNTS -> accounts(source);
          case DIALECT -> project.dialectProblems(source, file);
          case SCENARIO -> FixtureProblems.ofScenario(file);
          case STAND_IN -> FixtureProblems.ofStandIn(file);
          case TEST_ACCOUNT -> FixtureProblems.ofAccount(file);
          case SURVIVORS -> FixtureProblems.ofSurvivors(file);
        });
  }

  private static @Nullable SourceFile read(Path file, Problems problems) {
    try {
      return Utf8.read(file, file.toString(), problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<VendorFolder> fixturesOf(Path connector) {
    Path folder = connector.toAbsolutePath().getParent();
    String name = connector.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Path all = fixtures == null && folder != null ? folder.resolveSibling(FIXTURES) : fixtures;
    Path own = all == null ? null : here(all.resolve(name));
    return own != null && Files.isDirectory(own)
        ? Optional.of(new VendorFolder(name, own))
        : Optional.empty();
  }

  private static Path here(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }

  private List<Problem> overlay(SourceFile source) {
    return InstalledOverlays.check(
        project.connectors(null, loader).all(), source, new OverlayLoader(loader));
  }

  private List<Problem> accounts(SourceFile source) {
    return AccountsFile.read(
            source,
            project.connectors(null, loader).all(),
            new AccountOverlays(new OverlayLoader(loader)),
            System.getenv())
        .problems();
  }
}
