package dev.mapwright.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The page, the dashboard and the alerts name what is served, and the page all of it. */
class MetricsAsDocumentedTest {
  private static final Path DOCS = Path.of(System.getProperty("mapwright.root"), "docs");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(mapwright_\\w+)` \\| ([^|]*)\\| [^|]+ \\|$");
  private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  /** What stands before a selector, a range or an operator; functions have brackets. */
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:mapwright|jvm|process|system)_\\w+)");

  @AutoClose private final ServerMetrics metrics = AllThatHappens.metrics();
  private final String scraped = metrics.scrape();

  /** Each sample that is served, with its labels. */
  private SortedMap<String, NavigableSet<String>> served() {
    SortedMap<String, NavigableSet<String>> served = new TreeMap<>();
    SAMPLE
        .matcher(scraped)
        .results()
        .forEach(sample ->
            served
                .computeIfAbsent(sample.group(1), _ -> new TreeSet<>())
                .addAll(labels(sample.group(2))));
    return served;
  }

  private static List<String> labels(@Nullable String text) {
    return text == null
        ? List.of()
        : LABEL.matcher(text).results().map(label -> label.group(1)).toList();
  }

  /** A family of several samples is one row. */
  private static String family(String sample) {
    return sample.replaceFirst("(_seconds)_(count|sum|bucket)$", "$1");
  }

  @Test
  void thePageHasAllOfOurs() throws IOException {
    SortedMap<String, NavigableSet<String>> documented = new TreeMap<>();
    ROW.matcher(Files.readString(DOCS.resolve("operations.md")))
        .results()
        .forEach(row -> documented.put(row.group(1), quoted(row.group(2))));
    SortedMap<String, NavigableSet<String>> ours = new TreeMap<>();
    served()
        .forEach((sample, labels) -> {
          if (sample.startsWith("mapwright_")) {
            ours.computeIfAbsent(family(sample), _ -> new TreeSet<>()).addAll(labels);
          }
        });

    assertThat(documented).isEqualTo(ours);
  }

  private static NavigableSet<String> quoted(String cell) {
    NavigableSet<String> words = new TreeSet<>();
    QUOTED.matcher(cell).results().map(word -> word.group(1)).forEach(words::add);
    return words;
  }

  @Test
  void whatIsNotOursHasTheNamesThatThePageSays() {
    assertThat(served().keySet())
        .allMatch(name -> name.matches("(mapwright|jvm|process|system)_\\w+"));
  }

  @Test
  void theDashboardShowsWhatIsServed() throws IOException {
    Map<?, ?> board =
        (Map<?, ?>) Json.read(Files.readString(DOCS.resolve("grafana/mapwright.json")));
    List<String> expressions =
        items(board, "panels")
            .flatMap(panel -> items(panel, "targets"))
            .map(target -> String.valueOf(target.get("expr")))
            .toList();

    assertThat(expressions).hasSizeGreaterThan(12).allSatisfy(this::isServed);
    String variables = Json.write(board.get("templating"));
    isServed(variables);
    assertThat(namedIn(String.join(" ", expressions)))
        .as("each of ours that is no maximum is shown")
        .containsAll(
            served().keySet().stream()
                .filter(name -> name.startsWith("mapwright_"))
                .filter(name -> !name.matches(".*(_max|_sum|_count|_bucket)"))
                .toList());
  }

  @Test
  void theAlertsLookAtWhatIsServed() throws IOException {
    Object file =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(DOCS.resolve("alerts.yaml")));
    List<Map<String, String>> alerts =
        items((Map<?, ?>) file, "groups")
            .flatMap(group -> items(group, "rules"))
            .map(MetricsAsDocumentedTest::texts)
            .toList();

    assertThat(alerts).hasSizeGreaterThan(5);
    assertThat(alerts).extracting(alert -> alert.get("alert")).doesNotHaveDuplicates();
    assertThat(alerts)
        .allSatisfy(alert -> {
          isServed(String.valueOf(alert.get("expr")));
          assertThat(alert.get("annotations")).contains("summary=");
          assertThat(alert.get("labels")).containsPattern("severity=(critical|warning|info)");
        });
  }

  private static Stream<Map<?, ?>> items(Map<?, ?> object, String key) {
    return ((List<?>) Objects.requireNonNull(object.get(key)))
        .stream().map(item -> (Map<?, ?>) Objects.requireNonNull(item));
  }

  private static Map<String, String> texts(Map<?, ?> rule) {
    Map<String, String> texts = new LinkedHashMap<>();
    rule.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }

  private static List<String> namedIn(String expression) {
    return METRIC.matcher(expression).results().map(MatchResult::group).distinct().toList();
  }

  /** Each metric is there, and has the labels that it is asked for by. */
  private void isServed(String expression) {
    SortedMap<String, NavigableSet<String>> served = served();
    assertThat(namedIn(expression))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(served).containsKey(name));
    Pattern selected = Pattern.compile("(\\w+_\\w+)\\{([^}]*)}");
    selected
        .matcher(expression)
        .results()
        .forEach(one ->
            assertThat(served.get(one.group(1)))
                .as(one.group())
                .containsAll(
                    Stream.of(one.group(2).split(",(?=\\s*\\w+\\s*[=!])"))
                        .map(pair -> pair.split("[=!]", 2)[0].strip())
                        .toList()));
    Pattern grouped = Pattern.compile("by \\(([^)]*)\\) \\((?:\\w+\\()?(\\w+_\\w+)");
    grouped
        .matcher(expression)
        .results()
        .forEach(one ->
            assertThat(served.get(one.group(2)))
                .as(one.group())
                .containsAll(Arrays.asList(one.group(1).split(", "))));
  }
}
