package dev.mapwright.engine.yaml.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlFormatterTest {

  @Test
  void quotesStandOnlyWhereTheyAreNeeded() {
    assertThat(
            formatted(
                """
                a: "plain"
                b: 'a ? b : c'
                c: '"text"'
                d: "it's"
                e: "12"
                f: 12
                g: "{{ $x }}"
                h: 'back\\slash'
                i: ""
                j: "no"
                k: 'a, b'
                l: {a: 'a, b', b: "a ?? b"}
                """))
        .isEqualTo(
            """
            a: plain
            b: "a ? b : c"
            c: '"text"'
            d: it's
            e: "12"
            f: 12
            g: "{{ $x }}"
            h: back\\slash
            i: ""
            j: no
            k: a, b
            l: {a: "a, b", b: a ?? b}
            """);
  }

  @Test
  void whatIsShortAndFlatStandsInBracesAndAllElseOnLinesOfItsOwn() {
    assertThat(
            formatted(
                """
                short:
                    operators:
                    - eq
                    - in
                deep: {one: {two: {three: {four: 4}}}}
                small: {one: {a: 1}, other: {b: 2}}
                two maps: {one: {a: 1, b: 2}, other: {b: 2, c: 3}}
                maps: [{a: 1}, {b: 2}]
                long: {one: "a text of some length that has to go on and on and on", two: "another one that goes on and on"}
                empty: {}
                """))
        .isEqualTo(
            """
            short: {operators: [eq, in]}
            deep:
              one: {two: {three: {four: 4}}}
            small: {one: {a: 1}, other: {b: 2}}
            two maps:
              one: {a: 1, b: 2}
              other: {b: 2, c: 3}
            maps:
              - {a: 1}
              - {b: 2}
            long:
              one: a text of some length that has to go on and on and on
              two: another one that goes on and on
            empty: {}
            """);
  }

  @Test
  void commentsStayWithWhatTheySpeakOf() {
    String text =
        """
        # of the file

        # of a
        a: 1 # beside a


        b: # beside b
          # of c
          c: 1
          # behind c, in its block

        # of d
        d:
          - x # beside x
          # of the map
          - e: 1 # beside e
            f: {g: 1} # beside f
            # the end of the map
          # the end of the list
        h: >- # beside h
          one
          two
        # the end
        """;

    assertThat(formatted(text))
        .isEqualTo(
            text.replace("beside a\n\n\n", "beside a\n\n")
                .replace("h: >- #", "h: one two #")
                .replace("\n  one\n  two\n", "\n"));
  }

  @Test
  void commentsWithinBracesOpenThem() {
    assertThat(
            formatted(
                """
                a: {b: 1, # of b
                  # of c
                  c: 2} # of a
                d: [1,
                  2 # of 2
                ]
                """))
        .isEqualTo(
            """
            a: # of a
              b: 1 # of b
              # of c
              c: 2
            d:
              - 1
              - 2 # of 2
            """);
  }

  @Test
  void longTextsAreBrokenAtBlanksAndTextsOfSeveralLinesStay() {
    String words = "word ".repeat(30).strip();

    assertThat(formatted("a:\n  b: " + words + "\n  c: |\n    one\n      two\n\n    three\n"))
        .isEqualTo(
            "a:\n  b: >-\n    "
                + "word ".repeat(19).strip()
                + "\n    "
                + "word ".repeat(11).strip()
                + "\n  c: |\n    one\n      two\n\n    three\n");
  }

  @Test
  void anchorsAndAliasesStay() {
    String text =
        """
        a: &one {b: 1}
        c: *one
        d: &two
          e: {f: {g: {h: 1}}}
        h: [*one, &three x, *three] # comment
        """;

    assertThat(formatted(text)).isEqualTo(text);
  }

  @Test
  void whatIsNoYamlIsToldAndNotWritten() {
    Problems problems = new Problems();

    assertThat(YamlFormatter.format(new SourceFile("a.yaml", "a: {b: 1"), problems)).isNull();
    assertThat(problems.inOrder()).extracting(Problem::code).containsExactly("yaml-syntax");
  }

  @Test
  void aChangeThatLosesACommentIsRefused() {
    SourceFile file = new SourceFile("a.yaml", "# of a\na: 1\n");

    assertThatThrownBy(
            () -> YamlFormatter.format(file, _ -> YamlPart.Items.map(List.of()), new Problems()))
        .isInstanceOf(IllegalStateException.class);
  }

  /** The formatter itself compares data and comments, and fails if they differ. */
  @Test
  void anyFileKeepsItsDataAndCommentsAndASecondTimeChangesNothing() {
    for (int seed = 0; seed < 3_000; seed++) {
      String text = new RandomYaml(new Random(seed)).text();
      String once = formatted(text);
      assertThat(formatted(once)).as("seed %s:\n%s", seed, text).isEqualTo(once);
    }
  }

  private static String formatted(String text) {
    Problems problems = new Problems();
    String formatted;
    try {
      formatted = YamlFormatter.format(new SourceFile("test.yaml", text), problems);
    } catch (RuntimeException e) {
      throw new AssertionError("of this text:\n" + text, e);
    }
    assertThat(problems.inOrder()).as(text).isEmpty();
    assertThat(formatted).isNotNull();
    return String.valueOf(formatted);
  }
}
