package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {
  private static final String CONNECTORS = System.getProperty("mapwright.root") + "/connectors";
  private static final String UGLY =
      "# Acme\nlanguage:   2\nconnector:   'acme'\nlabel: \"Acme\"   # ours\n";
  private static final String TIDY = "# Acme\nlanguage: 2\nconnector: acme\nlabel: Acme # ours\n";

  @TempDir private Path folder;

  @Test
  void theConnectorsOfTheProjectAreFormatted() {
    CommandRun run = CommandRun.of("fmt", "--check", CONNECTORS);

    assertThat(run.out()).containsPattern("^\\d+ connectors: 0 would change\n$");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aFileIsWrittenAnewOnceAndThenLeftAlone() throws IOException {
    Path file = write("acme.yaml", UGLY);

    CommandRun first = CommandRun.of("fmt", file.toString());
    CommandRun second = CommandRun.of("fmt", folder.toString());

    assertThat(first.out()).isEqualTo(file + ": changed, from line 2\n1 connector: 1 changed\n");
    assertThat(first.exit()).isZero();
    assertThat(second).isEqualTo(new CommandRun(0, "1 connector: 0 changed\n", ""));
    assertThat(file).hasContent(TIDY);
    assertThat(folder.toFile().list()).containsExactly("acme.yaml");
  }

  @Test
  void checkingWritesNothingAndFailsWhereAFileWouldChange() throws IOException {
    Path file = write("acme.yaml", UGLY);

    CommandRun run = CommandRun.of("fmt", "--check", file.toString());

    assertThat(run.out())
        .isEqualTo(file + ": would change, from line 2\n1 connector: 1 would change\n");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(file).hasContent(UGLY);
  }

  @Test
  void aFileOfTheFirstFormIsBroughtUpToDate() {
    String first = UGLY.replace("language:   2\n", "");

    assertThat(CommandRun.with(first, "fmt", "-")).isEqualTo(new CommandRun(0, TIDY, ""));
  }

  @Test
  void standardInputIsPrinted() {
    assertThat(CommandRun.with(UGLY, "fmt", "-")).isEqualTo(new CommandRun(0, TIDY, ""));
    assertThat(CommandRun.with(UGLY, "fmt", "--check", "-")).isEqualTo(new CommandRun(1, "", ""));
    assertThat(CommandRun.with(UGLY, "fmt", "-", "acme.yaml").exit()).isEqualTo(2);
  }

  @Test
  void whatIsNoYamlIsShownAndLeftAsItIs() throws IOException {
    Path broken = write("broken.yaml", "connector: {acme\n");
    write("acme.yaml", UGLY);

    CommandRun run = CommandRun.of("fmt", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains(broken + ":2:1: error: This is not YAML")
        .endsWith("2 connectors: 1 changed, 1 cannot be read\n");
    assertThat(broken).hasContent("connector: {acme\n");
  }

  @Test
  void theResultComesAsJsonToo() throws IOException {
    Path file = write("acme.yaml", UGLY);

    CommandRun run = CommandRun.of("fmt", "--check", "--json", file.toString());

    assertThat(run.out())
        .contains("\"file\": \"" + file + "\"", "\"state\": \"would change\"", "\"problems\": []");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(CommandRun.of("fmt", "no-such.yaml"))
        .isEqualTo(new CommandRun(3, "", "There is no file no-such.yaml\n"));
    assertThat(CommandRun.of("fmt", "--chekc").exit()).isEqualTo(2);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
