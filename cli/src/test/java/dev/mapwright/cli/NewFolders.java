package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders in which {@code mapwright new} begins connectors. */
record NewFolders(Path connectors, Path fixtures) {

  /** Makes both. */
  static NewFolders in(Path folder) throws IOException {
    return new NewFolders(
        Files.createDirectory(folder.resolve("connectors")),
        Files.createDirectory(folder.resolve("fixtures")));
  }

  /** Runs a command that looks into them. */
  CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--fixtures", fixtures.toString()));
    if (!arguments[0].equals("validate")) {
      all.addAll(List.of("--connectors", connectors.toString()));
    }
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** The text of a connector. */
  String connector(String name) throws IOException {
    return Files.readString(connectors.resolve(name + ".yaml"));
  }

  /** All that is written. */
  String everything() throws IOException {
    return text(connectors) + text(fixtures);
  }

  private static String text(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  /** A connector has no problem, and passes its tests. */
  void assertGreen(String name, int scenarios) {
    CommandRun read =
        run(
            "validate",
            connectors.resolve(name + ".yaml").toString(),
            fixtures.resolve(name).toString());
    assertThat(read.out()).endsWith(3 + scenarios + " files: 0 errors, 0 warnings\n");
    CommandRun tested = run("test", name);
    assertThat(tested.exit()).describedAs(tested.out()).isZero();
    assertThat(tested.out())
        .containsPattern(name + " +" + scenarios + "/" + scenarios)
        .contains(" 0 failed");
  }
}
