package dev.mapwright.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which connector files a command works on. */
public final class ChosenFiles {
  private static final String ENDING = ".yaml";

  private ChosenFiles() {}

  /**
   * Files as given, the connectors of folders, or those of the project where nothing is given.
   *
   * @throws CommandFailure if there are none
   */
  public static List<Path> chosen(List<Path> given, ProjectData project) throws IOException {
    List<Path> paths = given.isEmpty() ? List.of(ofProject(project)) : given;
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
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
              + paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
    return files;
  }

  private static Path ofProject(ProjectData project) {
    return project
        .folder("connectors")
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE, "Name the files; there is no project around this jar."));
  }
}
