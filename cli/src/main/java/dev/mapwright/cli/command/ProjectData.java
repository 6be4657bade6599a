package dev.mapwright.cli.command;

import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.file.DialectLoader;
import dev.mapwright.server.dialect.file.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the data that commands work on is found: in the project's folders, if the launcher says
 * where those are, so that a change to a connector needs no build; else in the jar.
 */
public final class ProjectData {
  private static final String HOME = "mapwright.home";

  private final Supplier<Evaluator> evaluator;

  /** With the evaluator of the command line. */
  public ProjectData(Supplier<Evaluator> evaluator) {
    this.evaluator = evaluator;
  }

  /** The unified models. */
  public UnifiedModels models() {
    return UnifiedModels.bundled();
  }

  /** Compiles expressions with the evaluator of the command line. */
  public ExpressionLanguage language() {
    return evaluator.get().language(Limits.DEFAULT);
  }

  /** Reads connector files for these models. */
  public ConnectorLoader loader(UnifiedModels models) {
    return new ConnectorLoader(language(), models);
  }

  /**
   * The dialects.
   *
   * @throws CommandFailure if one of them is wrong, or the evaluator cannot read it
   */
  public List<Dialect> dialects(UnifiedModels models) {
    ExpressionLanguage language = language();
    try {
      return folder("unified-models/dialects")
          .map(folder -> Dialects.in(folder, language, models))
          .orElseGet(() -> Dialects.bundled(language, models));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(wrong.getMessage()));
    }
  }

  /** What is wrong with a dialect's file, which lies in a folder of dialects. */
  public List<Problem> dialectProblems(SourceFile file, Path path) {
    ExpressionLanguage language = language();
    Path dialect = path.toAbsolutePath().getParent();
    Path folder = dialect == null ? null : dialect.getParent();
    if (folder == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "A dialect lies in a folder of its own within a folder: " + path);
    }
    try {
      return new DialectLoader(language, models(), UnifiedModels.in(folder)).load(file).problems();
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(wrong.getMessage()));
    }
  }

  /** The connectors of a folder, or those of the project. */
  public Connectors connectors(@Nullable Path folder, ConnectorLoader loader) {
    Optional<Path> chosen = connectorFolder(folder);
    return chosen.isPresent() ? Connectors.in(chosen.get(), loader) : Connectors.bundled(loader);
  }

  /** Where connectors lie: that folder, or the project's; nowhere where they are in the jar. */
  public Optional<Path> connectorFolder(@Nullable Path folder) {
    return folder == null ? folder("connectors") : Optional.of(folder);
  }

  /** A folder of the project, if there is a project. */
  public Optional<Path> folder(String name) {
    return Optional.ofNullable(System.getProperty(HOME))
        .map(home -> Path.of(home, name))
        .filter(Files::isDirectory)
        .map(ProjectData::fromHere);
  }

  /** As a person standing in the working folder would write it. */
  private static Path fromHere(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }
}
