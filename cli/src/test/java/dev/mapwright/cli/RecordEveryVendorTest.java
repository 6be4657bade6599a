package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of each vendor, as its stand-in plays it, becomes a scenario that is green. */
class RecordEveryVendorTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final Path FIXTURES = ROOT.resolve("test-fixtures/vendors");

  @TempDir private Path folder;

  static List<String> vendors() throws IOException {
    try (Stream<Path> all = Files.list(FIXTURES)) {
      return all.filter(vendor -> Files.exists(vendor.resolve("vendor.yaml")))
          .map(vendor -> vendor.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void aListIsRecorded(String vendor) throws IOException {
    Path own = folder.resolve(vendor);
    copy(FIXTURES.resolve(vendor), own);
    try (Stream<Path> scenarios = Files.list(own.resolve("scenarios"))) {
      for (Path scenario : scenarios.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.delete(scenario);
      }
    }
    String connector = ROOT.resolve("connectors/" + vendor + ".yaml").toString();

    CommandRun run =
        CommandRun.of("record", connector, "recorded", "--fixtures", folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    CommandRun look =
        CommandRun.of("diff", connector, connector, "--fixtures", folder.toString(), "--json");
    assertThat(look.out()).contains("\"same\": true", "\"failures\": []");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
  }
}
