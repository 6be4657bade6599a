package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings come from the command line, the environment and a file, in this order. */
class SettingsTest {
  private static final Path OPERATIONS =
      Path.of(System.getProperty("mapwright.root"), "docs", "operations.md");

  @TempDir private Path folder;

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    Path file = file("port: 1\npatience: 2\ncall-time: 3\n");

    Map<?, ?> settings =
        printed(
            Map.of("MAPWRIGHT_PORT", "10", "MAPWRIGHT_PATIENCE", "20"),
            "--config",
            file.toString(),
            "--port=100");

    assertThat(settings.get("port")).isEqualTo(setting("100", "command line"));
    assertThat(settings.get("patience")).isEqualTo(setting("20", "MAPWRIGHT_PATIENCE"));
    assertThat(settings.get("call-time")).isEqualTo(setting("3", file + ":3:12"));
    assertThat(settings.get("max-requests")).isEqualTo(setting("5000", "default"));
  }

  @Test
  void theFileCanBeNamedInTheEnvironment() throws IOException {
    Path file = file("host: 0.0.0.0");

    assertThat(printed(Map.of("MAPWRIGHT_CONFIG", file.toString())).get("host"))
        .isEqualTo(setting("0.0.0.0", file + ":1:7"));
  }

  @Test
  void severalValuesAreAListInTheFileAndHaveCommasElsewhere() throws IOException {
    Path file = file("cors-origin: [https://a.example, https://b.example]");

    assertThat(printed(Map.of(), "--config=" + file).get("cors-origin"))
        .isEqualTo(setting("https://a.example,https://b.example", file + ":1:14"));
    assertThat(printed(Map.of("MAPWRIGHT_CORS_ORIGIN", "https://a.example,*")).get("cors-origin"))
        .isEqualTo(setting("https://a.example,*", "MAPWRIGHT_CORS_ORIGIN"));
  }

  @Test
  void secretsAreNotPrinted() throws IOException {
    Path file = file("token: s3cret-of-the-file");
    Map<String, String> environment = Map.of("DATABASE_URL", "postgresql://me:s3cret@db/mapwright");

    CommandRun table =
        CommandRun.in(environment, "serve", "--print-config", "--config", file.toString());

    assertThat(table.out())
        .contains("postgresql://me:***@db/mapwright", "DATABASE_URL", "***", file + ":1:8")
        .doesNotContain("s3cret");
    assertThat(table.exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void everythingThatIsWrongIsToldWithItsPlace() throws IOException {
    Path file = file("prot: 8080\nhost: [a, b]\ncall-time:\nmax-requests: {a: 1}\n");

    CommandRun run = CommandRun.of("serve", "--print-config", "--config", file.toString());

    assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err().lines())
        .containsExactly(
            file + ":1:1: There is no setting 'prot'. Did you mean 'port'?",
            file + ":2:7: 'host' is a list; expected one value.",
            file
                + ":3:11: 'call-time' is nothing; expected one value. Leave the key out for its"
                + " default.",
            file + ":4:15: 'max-requests' is a map; expected one value.");
  }

  @Test
  void aValueThatCannotBeReadIsToldWithItsPlaceAndWithTheOtherProblems() throws IOException {
    Path file = file("port: x\nprot: 8080\n");

    CommandRun run = CommandRun.of("serve", "--config", file.toString());

    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("There is no setting 'prot'")
        .contains("'x' is no port")
        .contains("(from " + file + ":1:7)");
    assertThat(CommandRun.in(Map.of("MAPWRIGHT_PORT", "70000"), "serve").err())
        .contains("'70000' is no port")
        .contains("(from MAPWRIGHT_PORT)");
  }

  @ParameterizedTest
  @CsvSource({"gone.yaml,There is no file", ".,is a folder"})
  void aFileThatIsNoneIsTold(String name, String told) {
    CommandRun run = CommandRun.of("serve", "--config", folder.resolve(name).toString());

    assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains(told);
  }

  @Test
  void aVariableThatLooksLikeASlipIsTold() {
    CommandRun run =
        CommandRun.in(
            Map.of("MAPWRIGHT_PROT", "1", "MAPWRIGHT_CUSTOMER_SECRET", "x"),
            "serve",
            "--print-config");

    assertThat(run.err().lines())
        .containsExactly(
            "The environment has MAPWRIGHT_PROT, which nothing reads. Did you mean"
                + " MAPWRIGHT_PORT?");
  }

  @Test
  void theDocumentationHasAllSettingsWithTheirDefaults() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    Pattern.compile("^\\| `([a-z-]+)` \\| (?:`([^`]*)`)?[^|]*\\|", Pattern.MULTILINE)
        .matcher(section("## Settings"))
        .results()
        .forEach(
            row -> documented.put(row.group(1), Objects.requireNonNullElse(row.group(2), "null")));
    Map<String, String> actual = new TreeMap<>();
    printed(Map.of())
        .forEach((key, setting) ->
            actual.put(key.toString(), String.valueOf(((Map<?, ?>) setting).get("value"))));

    assertThat(documented).isEqualTo(actual);
  }

  private static String section(String heading) throws IOException {
    String text = Files.readString(OPERATIONS);
    int from = text.indexOf(heading + "\n");
    return text.substring(from, text.indexOf("\n## ", from + 1));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mapwright.yaml"), text);
  }

  private static Map<?, ?> printed(Map<String, String> environment, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--print-config";
    arguments[2] = "--json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    CommandRun run = CommandRun.in(environment, arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
    return (Map<?, ?>) Json.read(run.out());
  }

  private static Map<String, String> setting(String value, String source) {
    return Map.of("value", value, "source", source);
  }
}
