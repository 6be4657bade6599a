package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code that the reference does not have is explained in a table of {@code docs/jsonata.md}.
 */
class CodesTest {
  private static final Pattern CODE = Pattern.compile("\\bM\\d{4}\\b");

  @Test
  void everyCodeOfOursStandsInATable() throws IOException {
    Path root = root();
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root.resolve("jsonata/src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        CODE.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(used::add);
      }
    }
    String tables =
        String.join(
            "\n",
            Files.readAllLines(root.resolve("docs/jsonata.md")).stream()
                .filter(line -> line.startsWith("|"))
                .toList());
    assertThat(used).isNotEmpty().allSatisfy(code -> assertThat(tables).contains(code));
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/jsonata.md"))) {
      here = Objects.requireNonNull(here.getParent(), "no docs/jsonata.md above");
    }
    return here;
  }
}
