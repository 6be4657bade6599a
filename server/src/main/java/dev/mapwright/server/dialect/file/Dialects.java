package dev.mapwright.server.dialect.file;

import dev.mapwright.engine.bundle.BundledFolder;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.dialect.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dialects of a folder: each {@code acme/candidates.yaml} is one; {@code .names.yaml} are of
 * dialects whose form is not a file's.
 */
public final class Dialects {
  private static final String FOLDER = "mapwright/unified-models/dialects";
  private static final String ENDING = ".yaml";

  /** A dialect is in a folder of the folder. */
  private static final int DEPTH = 2;

  private static final String NAMES = ".names.yaml";

  private Dialects() {}

  /**
   * The dialects that come with Mapwright, from the class path.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  public static List<Dialect> bundled(ExpressionLanguage language, UnifiedModels models) {
    return BundledFolder.read(FOLDER, folder -> in(folder, language, models));
  }

  /**
   * The dialects of a folder, in the order of their names.
   *
   * @throws IllegalArgumentException if one of them is wrong, with all problems as they are printed
   */
  public static List<Dialect> in(Path folder, ExpressionLanguage language, UnifiedModels models) {
    DialectLoader loader = new DialectLoader(language, models, UnifiedModels.in(folder));
    List<Dialect> dialects = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      for (Path file : files.filter(Dialects::isDialect).sorted().toList()) {
        String name = "dialects/" + folder.relativize(file).toString().replace('\\', '/');
        DialectLoader.Result result = loader.load(new SourceFile(name, Files.readString(file)));
        problems.addAll(result.problems());
        if (result.dialect() != null) {
          dialects.add(result.dialect());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR)) {
      throw new IllegalArgumentException(
          problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
    }
    return List.copyOf(dialects);
  }

  private static boolean isDialect(Path file) {
    String name = file.toString();
    return name.endsWith(ENDING) && !name.endsWith(NAMES);
  }
}
