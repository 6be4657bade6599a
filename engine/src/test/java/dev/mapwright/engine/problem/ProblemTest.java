package dev.mapwright.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private final SourceFile file =
      new SourceFile("acme.yaml", "connector: acme\n\tlabels: Acme\r\nlast: line");

  @Test
  void aProblemShowsPlaceLineCaretAndCure() {
    Problems problems = new Problems();
    problems.error("unknown-key", file.place(0, 9), "No such key.", "Did you mean 'x'?");

    assertThat(problems.inOrder().getFirst().render())
        .isEqualTo(
            """
            acme.yaml:1:1: error: No such key.
                connector: acme
                ^^^^^^^^^
                Did you mean 'x'?
            """);
  }

  @Test
  void tabsStayAboveTheCaretToo() {
    assertThat(file.place(17, 23).excerpt()).isEqualTo("\tlabels: Acme\n\t^^^^^^");
  }

  @Test
  void linesMayEndInAnyWay() {
    assertThat(file.line(2)).isEqualTo("\tlabels: Acme");
    assertThat(file.place(31, 35)).hasToString("acme.yaml:3:1");
    assertThat(file.line(4)).isEmpty();
  }

  @Test
  void aPlaceBehindTheEndIsTheEnd() {
    assertThat(file.place(1000, 1001)).hasToString("acme.yaml:3:11");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    SourceFile oneLine = new SourceFile("long.yaml", "x".repeat(1000) + "wrong" + "y".repeat(1000));

    String[] excerpt = oneLine.place(1000, 1005).excerpt().split("\n", -1);

    assertThat(excerpt[0]).hasSizeLessThan(170).startsWith("...x").endsWith("y...");
    assertThat(excerpt[0].substring(excerpt[1].indexOf('^'), excerpt[1].length()))
        .isEqualTo("wrong");
  }

  @Test
  void problemsComeInTheOrderOfTheFileEachOnce() {
    Problems problems = new Problems();
    problems.warning("b", file.place(31, 35), "second", null);
    problems.error("a", file.place(0, 9), "first", null);
    problems.error("a", file.place(0, 9), "first", null);

    assertThat(problems.inOrder()).extracting(Problem::message).containsExactly("first", "second");
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void theNearestWordIsTheOneWithTheFewestSlips() {
    List<String> words = List.of("pagination", "records", "record", "request");

    assertThat(Nearest.to("paginaton", words)).contains("pagination");
    assertThat(Nearest.to("recrods", words)).contains("records");
    assertThat(Nearest.to("Request", words)).contains("request");
    assertThat(Nearest.to("zebra", words)).isEmpty();
    assertThat(Nearest.advice("zebra", List.of("a", "b"))).isEqualTo("Allowed: a, b.");
  }
}
