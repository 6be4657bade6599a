package dev.mapwright.cli.command;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.problem.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the one connector that a command works with, and reads no other. */
public final class ConnectorChoice {
  private static final String ENDING = ".yaml";

  private ConnectorChoice() {}

  /**
   * A connector by the name or the path of its file.
   *
   * @param folder where names are looked for; null for the project's
   * @throws CommandFailure if there is none, or its file has errors
   */
  public static Connector named(
      String name, @Nullable Path folder, ProjectData project, ConnectorLoader loader)
      throws IOException {
    if (name.endsWith(ENDING)) {
      checkFile(Path.of(name));
      return load(Path.of(name), loader);
    }
    Optional<Path> place = folder == null ? project.folder("connectors") : Optional.of(folder);
    if (place.isEmpty()) {
      Connectors bundled = project.connectors(null, loader);
      return bundled.find(name).orElseThrow(() -> unknown(name, bundled.all().keySet()));
    }
    Path file = place.get().resolve(name + ENDING);
    if (!Files.isRegularFile(file)) {
      throw unknown(name, names(place.get()));
    }
    return load(file, loader);
  }

  /**
   * The file of a connector, which may have problems, by its name or its path.
   *
   * @param folder where names are looked for; null for the project's
   * @throws CommandFailure if there is none
   */
  public static Path file(String name, @Nullable Path folder, ProjectData project)
      throws IOException {
    if (name.endsWith(ENDING)) {
      checkFile(Path.of(name));
      return Path.of(name);
    }
    Path place =
        project
            .connectorFolder(folder)
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "Name the connector's file; there is no project around this jar."));
    Path file = place.resolve(name + ENDING);
    if (!Files.isRegularFile(file)) {
      throw unknown(name, names(place));
    }
    return file;
  }

  private static void checkFile(Path path) {
    if (Files.isDirectory(path)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, path + " is a folder; the file of a connector is wanted.");
    }
    if (!Files.exists(path)) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, "There is no file " + path);
    }
  }

  private static Connector load(Path file, ConnectorLoader loader) throws IOException {
    LoadResult result = loader.load(file, file.toString());
    Connector connector = result.connector();
    if (connector == null) {
      throw new CommandFailure(ExitCode.FAILED, result.render());
    }
    return connector;
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.USAGE, "There is no folder " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    }
  }

  private static CommandFailure unknown(String name, Collection<String> names) {
    return new CommandFailure(
        ExitCode.USAGE,
        "There is no connector '"
            + name
            + "'. "
            + Nearest.advice(name, names)
            + " A file of your own is named by its path, which ends in "
            + ENDING
            + ".");
  }
}
