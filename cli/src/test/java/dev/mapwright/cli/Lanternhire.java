package dev.mapwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The made-up vendor of the guide for authors, in a folder of a test's own.
 *
 * @param folder where its connector and its fixtures lie
 */
record Lanternhire(Path folder) {
  private static final Pattern PIECE = Pattern.compile("(?ms)^```yaml (\\S+)\n(.*?)^```$");

  /** Writes its files. */
  static Lanternhire in(Path folder) throws IOException {
    Path guide = Path.of(System.getProperty("mapwright.root"), "docs/authoring.md");
    Map<String, String> files = new LinkedHashMap<>();
    for (MatchResult piece : PIECE.matcher(Files.readString(guide)).results().toList()) {
      files.merge(piece.group(1), piece.group(2), String::concat);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return new Lanternhire(folder);
  }

  /** The file of the connector. */
  Path connector() {
    return folder.resolve("connectors/lanternhire.yaml");
  }

  /** The folder with its fixtures. */
  Path fixtures() {
    return folder.resolve("test-fixtures/vendors");
  }

  /** Changes a file of the folder. */
  void change(String file, String before, String after) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " has no " + before);
    }
    Files.writeString(path, text.replace(before, after));
  }

  /** Runs a command on it. */
  CommandRun run(String command, String... more) {
    return CommandRun.of(arguments(command, more));
  }

  /** The arguments of a command on it. */
  String[] arguments(String command, String... more) {
    List<String> all = new ArrayList<>(List.of(command, connector().toString()));
    all.addAll(List.of(more));
    all.addAll(List.of("--fixtures", fixtures().toString()));
    return all.toArray(String[]::new);
  }
}
