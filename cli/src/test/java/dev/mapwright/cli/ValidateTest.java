package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
  private static final String CONNECTORS = System.getProperty("mapwright.root") + "/connectors";

  @TempDir private Path folder;

  @Test
  void theConnectorsOfTheProjectHaveNoErrors() {
    CommandRun run = CommandRun.of("validate", CONNECTORS);

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out()).containsPattern("\\d+ connectors: 0 errors, ");
    assertThat(CommandRun.of("validate", "--json", CONNECTORS).exit()).isZero();
  }

  @Test
  void aProblemIsShownWithPlaceCaretAndCure() throws IOException {
    Path file =
        write("acme.yaml", "language: 2\nconnector: acme\nbase_ur: https://api.acme.example\n");

    CommandRun run = CommandRun.of("validate", file.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains(file + ":3:1: error: ")
        .contains("    base_ur: https://api.acme.example\n    ^^^^^^^\n")
        .contains("'base_url'")
        .containsPattern("1 connector: \\d+ errors?, 0 warnings");
  }

  @Test
  void anOverlayIsHeldAgainstTheConnectorThatItNames() throws IOException {
    Path file =
        write(
            "mine.yaml",
            """
            language: 2
            overlay: lever
            resources: {candidates: {map: {titel: name, custom_fields.cost: customFields.cost}}}
            """);

    CommandRun run = CommandRun.of("validate", file.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains(file + ":3:32: error: The model has no field 'titel' here.")
        .contains("Did you mean 'title'?", "1 file: 1 error, 0 warnings");
    Files.writeString(file, Files.readString(file).replace("titel", "title"));
    assertThat(CommandRun.of("validate", file.toString()).exit()).isZero();
    Files.writeString(file, Files.readString(file).replace("lever", "levr"));
    assertThat(CommandRun.of("validate", file.toString()).out()).contains("Did you mean 'lever'?");
  }

  @Test
  void problemsComeAsJsonToo() throws IOException {
    Path file =
        write("acme.yaml", "language: 2\nconnector: acme\nbase_ur: https://api.acme.example\n");

    CommandRun run = CommandRun.of("validate", "--json", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("\"file\": \"" + file + "\"")
        .contains("\"line\": 3,\n    \"column\": 1,\n    \"severity\": \"error\"");
  }

  @Test
  void problemsComeAsSarifForCodeReview() throws IOException {
    Path file =
        write("acme.yaml", "language: 2\nconnector: acme\nbase_ur: https://api.acme.example\n");

    CommandRun run = CommandRun.of("validate", "--sarif", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("\"version\": \"2.1.0\"")
        .contains("\"ruleId\": \"unknown-key\"")
        .contains("\"uri\": \"" + file + "\"")
        .contains("\"startLine\": 3,");
  }

  @Test
  void theShippedConnectorsAreRightTogetherWithTheirFixtures() {
    CommandRun run = CommandRun.of("validate", "--strict", CONNECTORS);

    assertThat(run.out()).isEqualTo("25 connectors: 0 errors, 0 warnings\n");
    assertThat(run.exit()).isZero();
  }

  @Test
  void dialectsAreCheckedAsWell() throws IOException {
    Path dialects = Path.of(System.getProperty("mapwright.root"), "unified-models/dialects");
    Path merge = folder.resolve("dialects/merge");
    Files.createDirectories(merge);
    try (Stream<Path> files = Files.list(dialects.resolve("merge"))) {
      for (Path file : files.toList()) {
        Files.copy(file, merge.resolve(file.getFileName()));
      }
    }
    Path file = merge.resolve("candidates.yaml");
    CommandRun right = CommandRun.of("validate", file.toString());
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\naccount:", "\nacount:"));

    CommandRun wrong = CommandRun.of("validate", file.toString());

    assertThat(right.out()).contains("1 file: 0 errors, 0 warnings");
    assertThat(right.exit()).isZero();
    assertThat(wrong.out())
        .contains(file + ":", "There is no key 'acount' in dialect.", "Did you mean 'account'?");
    assertThat(wrong.exit()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    CommandRun run = CommandRun.of("validate", "no-such.yaml");

    assertThat(run).isEqualTo(new CommandRun(3, "", "There is no file no-such.yaml\n"));
  }

  @Test
  void aFolderWithoutConnectorsIsNoSuccess() {
    CommandRun run = CommandRun.of("validate", folder.toString());

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).startsWith("There is no .yaml file in ");
  }

  @Test
  void fixturesAndAccountsAreReadAsWhatTheyAre() throws IOException {
    Files.createDirectories(folder.resolve("acme/scenarios"));
    write("acme/account.yaml", "account: {key: k}\norgin: https://api.acme.example\n");
    write("acme/scenarios/list.yaml", "scenario: A list\ncall: {lst: {}}\nexchanges: []\n");
    write("acme/vendor.yaml", "vendor: Acme\nguard: []\n");
    Path accounts = write("accounts.yaml", "accounts: [{id: a, connector: lever, token: [s3]}]\n");

    CommandRun run = CommandRun.of("validate", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("acme/account.yaml:2:1: error: There is no key 'orgin' in test account.")
        .contains("    orgin: https://api.acme.example\n    ^^^^^\n    Did you mean 'origin'?\n")
        .contains("acme/scenarios/list.yaml:2:8: error: There is no key 'lst' in call.")
        .contains("acme/scenarios/list.yaml:1:1: error: The key 'expect' is missing")
        .contains("acme/vendor.yaml:2:1: error: There is no key 'guard' in stand-in.")
        .contains(accounts + ":1:45: 'token' is text that is not blank, not a list.")
        .doesNotContain("s3")
        .containsPattern("4 files: \\d+ errors, 0 warnings");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theOtherEvaluatorReadsAllConnectors() {
    CommandRun run = CommandRun.of("validate", "--jsonata", "jsonata4java", CONNECTORS);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).as(run.out()).isZero();
  }

  @Test
  void whatTheOtherEvaluatorHasNoWordsForIsAProblemWithItsPlace() throws IOException {
    String lever = Files.readString(Path.of(CONNECTORS, "lever.yaml"));
    write("lever.yaml", lever.replace("title: headline ", "title: '($ ~> |tags|{}|).headline' "));

    CommandRun run = CommandRun.of("validate", "--jsonata", "jsonata4java", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).containsPattern("yaml:\\d+:\\d+: error: .*JSONata4Java cannot evaluate");
  }
}
