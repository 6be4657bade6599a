package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mapwright test} over the made-up vendor of the fixtures' own tests. */
class TestCommandTest {
  private static final Path MADE_UP =
      Path.of(System.getProperty("mapwright.root"), "test-fixtures/src/test/resources/made-up");
  private static final Path CONNECTORS = MADE_UP.resolve("connectors");
  private static final Path FIXTURES = MADE_UP.resolve("fixtures");

  @TempDir private Path folder;

  @Test
  void aTableTellsWhatWasRun() {
    CommandRun run = test(CONNECTORS, FIXTURES, "acme");

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out())
        .containsPattern("CONNECTOR +SCENARIOS +LAWS +FAILED +TIME\n")
        .containsPattern("acme +7/7 +(\\d+)/\\1 +0 +\\d+\\.\\d s\n")
        .containsPattern("\\d+ passed, 0 failed\n$");
  }

  @Test
  void whoNamesTheFolderAboveIsToldWhereTheFixturesAre() {
    Path above = Path.of(System.getProperty("mapwright.root"), "test-fixtures");

    CommandRun run = test(CONNECTORS, above);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("they are in " + above.resolve("vendors"));
  }

  @Test
  void whatFailsIsShownWithItsFileAndEndsInOne() throws IOException {
    String text = Files.readString(CONNECTORS.resolve("acme.yaml"));
    Files.writeString(
        folder.resolve("acme.yaml"),
        text.replace("GET /people/{{ $id }}", "GET /persons/{{ $id }}"));

    CommandRun run = test(folder, FIXTURES);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAILED acme: One person\n  " + FIXTURES + "/acme/scenarios/get.yaml\n")
        .contains("GET https://api.acme.example/v1/persons/3")
        .containsPattern("\\d+ passed, [1-9]\\d* failed\n$");
  }

  @Test
  void aConnectorThatCanNotBeReadIsNotTestedAndNoSuccess() {
    CommandRun run = test(folder, FIXTURES);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("acme cannot be tested:\n    There is no connector ")
        .endsWith("0 passed, 0 failed, 1 connector not tested\n");
  }

  /** What is wrong with fixtures is told with its place, before the connector is blamed for it. */
  @Test
  void mistakesInFixturesAreNotToldAsTheConnectors() throws IOException {
    Path fixtures = folder.resolve("fixtures");
    copy(FIXTURES, fixtures);
    Path account = fixtures.resolve("acme/account.yaml");
    Path vendor = fixtures.resolve("acme/vendor.yaml");
    String right = Files.readString(vendor);

    Files.writeString(vendor, right.replace("$query.", "$qurey."));
    assertThat(test(CONNECTORS, fixtures).out())
        .contains("acme cannot be tested:\n    " + vendor + ":")
        .contains("There is no variable '$qurey'.")
        .contains("Did you mean '$query'?")
        .endsWith("0 passed, 0 failed, 1 connector not tested\n");

    Files.writeString(vendor, right);
    Files.writeString(
        account,
        Files.readString(account).replaceFirst("account: *\\{", "account: {colour: red, "));
    assertThat(test(CONNECTORS, fixtures).out())
        .contains("acme cannot be tested:\n    " + account + ":1:11: error: ")
        .contains("has no field 'colour'");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void resultsComeAsJsonToo() {
    CommandRun run = test(CONNECTORS, FIXTURES, "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("\"connector\": \"acme\"", "\"passed\": true")
        .containsPattern("\"scenarios\": \\{\\s*\"passed\": 7,\\s*\"of\": 7")
        .contains("\"kind\": \"scenario\"", "\"title\": \"One person\"", "\"kind\": \"law\"");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    CommandRun run = test(CONNECTORS, FIXTURES, "acne");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("There are no fixtures of 'acne': ", "Did you mean 'acme'?")
        .hasLineCount(1);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    CommandRun run = test(folder.resolve("nowhere"), FIXTURES);

    assertThat(run)
        .isEqualTo(new CommandRun(2, "", "There is no folder " + folder.resolve("nowhere") + "\n"));
  }

  private static CommandRun test(Path connectors, Path fixtures, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = "test";
    arguments[1] = "--connectors";
    arguments[2] = connectors.toString();
    arguments[3] = "--fixtures";
    arguments[4] = fixtures.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.of(arguments);
  }
}
