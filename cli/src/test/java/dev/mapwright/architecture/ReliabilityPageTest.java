package dev.mapwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of the page of faults names tests that there are. */
class ReliabilityPageTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final Pattern NAMED = Pattern.compile("`(\\w*Test)?(?:#(\\w+))?`");

  @Test
  void eachRowNamesTestsThatThereAre() throws IOException {
    Map<String, String> tests = tests();
    List<String> rows =
        Files.readAllLines(ROOT.resolve("docs/reliability.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| fault"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(30);
    for (String row : rows) {
      String cell = row.substring(row.lastIndexOf('|', row.length() - 2));
      List<MatchResult> named = NAMED.matcher(cell).results().toList();
      assertThat(named).describedAs(row).isNotEmpty();
      String type = "";
      for (MatchResult test : named) {
        type = test.group(1) == null ? type : test.group(1);
        assertThat(tests.keySet()).describedAs(row).contains(type);
        if (test.group(2) != null) {
          assertThat(tests.get(type)).describedAs(row).contains("void " + test.group(2) + "(");
        }
      }
    }
  }

  /** The text of all test classes by name. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : List.of("jsonata", "engine", "test-fixtures", "server", "cli")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return tests;
  }
}
