package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the guides show is there, and works as shown. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final List<String> PAGES =
      List.of("README.md", "docs/authoring.md", "docs/operations.md", "test-fixtures/README.md");

  /** A command in a line of a shell or between backticks, up to what explains it. */
  private static final Pattern COMMAND =
      Pattern.compile("\\./mapwright((?: (?:<[a-z]+>|[A-Za-z0-9._/:=,%-]*[A-Za-z0-9_/%-]))*)");

  private static final Pattern VENDOR =
      Pattern.compile(
          "## A vendor\n+From `([^`]+)`, without its comments:(.*?)\n## ", Pattern.DOTALL);

  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile("(?m)^\\| `([a-z][^` ]*)`");

  /** What the launcher does itself; {@link PackageIT} runs it. */
  private static final String OF_THE_LAUNCHER = "image";

  static Stream<String> commands() {
    return PAGES.stream()
        .flatMap(page -> COMMAND.matcher(read(page)).results())
        .map(match -> match.group(1).strip())
        .filter(line -> !line.isEmpty() && !line.equals(OF_THE_LAUNCHER))
        .distinct();
  }

  /** The help is shown only if everything before it was understood. */
  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandThatIsShownIsUnderstood(String line) {
    String[] words =
        (line.replace("<vendor>", "lever").replace(" --help", "") + " --help").split(" ");

    CommandRun run = CommandRun.of(words);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Usage: mapwright " + words[0]);
  }

  @Test
  void theCommandsOfReadmeAreAmongThem() {
    assertThat(commands()).contains("demo", "coverage", "test <vendor>", "serve --help");
  }

  @Test
  void theConnectorThatIsShownIsTheRealOne() {
    Matcher vendor = VENDOR.matcher(read("README.md"));
    assertThat(vendor.find()).isTrue();
    String real = withoutComments(read(vendor.group(1)));
    List<String> excerpts =
        YAML.matcher(vendor.group(2)).results().map(match -> match.group(1)).toList();

    assertThat(excerpts).isNotEmpty();
    excerpts.forEach(excerpt -> assertThat(real).contains("\n" + excerpt));
  }

  @Test
  void everyPlaceOfTheTableIsThere() {
    var places = PLACE.matcher(read("README.md")).results().map(m -> m.group(1)).toList();

    assertThat(places).hasSizeGreaterThan(8).allMatch(place -> Files.exists(ROOT.resolve(place)));
  }

  private static String withoutComments(String yaml) {
    return yaml.replaceAll("(?m) +#.*$", "")
        .replaceAll("(?m)^#.*\n", "")
        .replaceAll("\n{2,}", "\n");
  }

  private static String read(String page) {
    try {
      return Files.readString(ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
