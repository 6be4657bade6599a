package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each difference from the reference that the documentation lists is one, and is as it says. */
class DifferencesTest {
  private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");
  private static final Path DOCUMENTATION = documentation();

  /** A row: expression, document, the reference's answer, ours. */
  private record Difference(String expression, String document, String reference, String here) {
    static Difference of(String row) {
      String[] cells = CELL_BORDER.split(row, -1);
      return new Difference(code(cells[1]), code(cells[2]), code(cells[3]), code(cells[4]));
    }

    private static String code(String cell) {
      String text = cell.strip().replace("\\|", "|");
      return text.substring(1, text.length() - 1);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDifferenceIsAsItSays() throws IOException {
    return differences().stream()
        .map(difference ->
            DynamicTest.dynamicTest(difference.expression, () -> assertIsTrue(difference)));
  }

  private static void assertIsTrue(Difference difference) {
    String answer = Answers.of(difference.expression, Json.read(difference.document));
    assertThat(answer.startsWith("!") ? answer.substring(1) : answer).isEqualTo(difference.here);
  }

  @Test
  void everyRowIsRead() throws IOException {
    assertThat(differences()).hasSizeGreaterThan(15);
  }

  private static List<Difference> differences() throws IOException {
    return Files.readAllLines(DOCUMENTATION).stream()
        .dropWhile(line -> !line.startsWith("| expression | document |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(Difference::of)
        .toList();
  }

  private static Path documentation() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/jsonata.md"))) {
      here = Objects.requireNonNull(here.getParent(), "no docs/jsonata.md above");
    }
    return here.resolve("docs/jsonata.md");
  }
}
