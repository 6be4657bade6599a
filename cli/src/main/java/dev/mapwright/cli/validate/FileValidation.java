package dev.mapwright.cli.validate;

import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.InstalledOverlays;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.fixtures.check.ConnectorCheck;
import dev.mapwright.fixtures.check.ConnectorCheck.Checked;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a file of any kind; a connector together with its fixtures. */
public final class FileValidation {
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
  public FileValidation(ProjectData project, @Nullable Path fixtures) {
    this.project = project;
    this.loader = project.loader(project.models());
    this.check = new ConnectorCheck(project.language(), project.models());
    this.fixtures = fixtures;
  }

  /**
   * What came of it.
   *
   * @param checked of a connector, what else has been seen; null for other kinds
   */
  public record Result(FileKind kind, List<Problem> problems, @Nullable Checked checked) {
    public Result {
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
      return new Result(FileKind.CONNECTOR, unreadable.inOrder(), null);
    }
    return validate(source, file);
  }

  /**
   * Checks a text that need not have been saved; of fixtures, the file itself.
   *
   * @param file where it lies or will
   * @throws UncheckedIOException if a file cannot be read
   */
  public Result validate(SourceFile source, Path file) {
    FileKind kind = FileKind.of(YamlReader.read(source, new Problems()));
    return switch (kind) {
      case CONNECTOR -> connector(source, file);
      case OVERLAY -> new Result(kind, overlay(source), null);
      case ACCOUNTS -> new Result(kind, accounts(source), null);
      case DIALECT -> new Result(kind, project.dialectProblems(source, file), null);
      case SCENARIO -> new Result(kind, FixtureProblems.ofScenario(file), null);
      case STAND_IN -> new Result(kind, FixtureProblems.ofStandIn(file), null);
      case TEST_ACCOUNT -> new Result(kind, FixtureProblems.ofAccount(file), null);
      case SURVIVORS -> new Result(kind, FixtureProblems.ofSurvivors(file), null);
    };
  }

  private Result connector(SourceFile source, Path file) {
    Checked checked = check.checked(source, fixturesOf(file));
    return new Result(FileKind.CONNECTOR, checked.problems(), checked);
  }

  private static @Nullable SourceFile read(Path file, Problems problems) {
    try {
      return Utf8.read(file, file.toString(), problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fixtures of a connector, if there are some. */
  public Optional<VendorFolder> fixturesOf(Path connector) {
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
