package dev.mapwright.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  private final Problems problems = new Problems();

  @Test
  void mapsListsAndScalarsKeepTheirOrderAndKnowTheirPlaces() {
    MapNode root = map("name: acme\nlist: [a, {b: c}]\n");

    assertThat(root.entries().keySet()).containsExactly("name", "list");
    ListNode list = (ListNode) at(root, "list");
    assertThat(list.place()).hasToString("acme.yaml:2:7");
    assertThat(list.place().length()).isEqualTo(11);
    assertThat(at(list.items().get(1), "b").place()).hasToString("acme.yaml:2:15");
  }

  /** YAML 1.2: what older versions take for booleans, octals and times stays text. */
  @Test
  void plainScalarsAreTypedByTheCoreSchema() {
    assertThat(value("no")).isEqualTo("no");
    assertThat(value("on")).isEqualTo("on");
    assertThat(value("12:30")).isEqualTo("12:30");
    assertThat(value("014")).isEqualTo(14L);
    assertThat(value("0o14")).isEqualTo(12L);
    assertThat(value("0x1F")).isEqualTo(31L);
    assertThat(value("-7")).isEqualTo(-7L);
    assertThat(value("92233720368547758070")).isEqualTo(new BigInteger("92233720368547758070"));
    assertThat(value("1.5")).isEqualTo(1.5);
    assertThat(value(".inf")).isEqualTo(".inf");
    assertThat(value("true")).isEqualTo(true);
    assertThat(value("False")).isEqualTo(false);
    assertThat(value("~")).isEqualTo(JsonNull.NULL);
    assertThat(value("")).isEqualTo(JsonNull.NULL);
    assertThat(value("'5'")).isEqualTo("5");
    assertThat(value("\"true\"")).isEqualTo("true");
  }

  @Test
  void aliasesStandForWhatTheyName() {
    MapNode root = map("a: &x {b: 1}\nc: *x\n");

    assertThat(root.get("c")).isSameAs(root.get("a"));
  }

  @Test
  void aRepeatedKeyIsToldAndTheFirstCounts() {
    MapNode root = map("a: 1\nb: 2\na: 3\n");

    assertThat(((ScalarNode) at(root, "a")).value()).isEqualTo(1L);
    assertThat(told())
        .isEqualTo(
            """
            acme.yaml:3:1: error: The key 'a' stands in this map already, on line 1.
                a: 3
                ^
                Keep one of them.
            """);
  }

  @Test
  void aByteOrderMarkDoesNotShiftPlaces() {
    MapNode root = map("\uFEFFa: b\n");

    assertThat(at(root, "a").place()).hasToString("acme.yaml:1:4");
  }

  @Test
  void charactersBeyondTheBasicPlaneDoNotShiftPlaces() {
    MapNode root = map("a: 😀\nb: {c: 😀, d: e}\n");

    assertThat(at(at(root, "b"), "d").place()).hasToString("acme.yaml:2:15");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          name: a ? b : c         ; 1:13 ; An expression that holds ': ' stands in single quotes: 'a ? b : c'.
          name: b: c              ; 1:8  ; A value that holds ': ' stands in single quotes.
          m: {name: a ? b : c}    ; 1:17 ; Inside { } and [ ], what holds [ ] { } , ? or ': ' stands in single quotes.
          m: {a: b[0], c: d}      ; 1:9  ; Inside { } and [ ], what holds [ ] { } , ? or ': ' stands in single quotes.
          name: `first-name`      ; 1:7  ; An expression that begins with ` stands in single quotes.
          name: "a" & b           ; 1:12 ; An expression that begins with " stands in single quotes.
          name: 'a' & b           ; 1:12 ; An expression that begins with ' stands in double quotes.
          name: [a, b].c          ; 1:13 ; An expression that begins with [ stands in single quotes.
          name: {"a": b}.c        ; 1:15 ; An expression that begins with { stands in single quotes.
          name: %                 ; 1:7  ; An expression that begins with % stands in single quotes.
          name: @x                ; 1:7  ; An expression that begins with @ stands in single quotes.
          name: | a               ; 1:9  ; An expression that begins with | stands in single quotes.
          name: > a               ; 1:9  ; An expression that begins with > stands in single quotes.
          name: *x                ; 1:7  ; An expression that begins with * stands in single quotes.
          name: !x y              ; 1:7  ; An expression that begins with ! stands in single quotes.
          """)
  void anUnquotedExpressionGetsItsCure(String yaml, String place, String cure) {
    read(yaml);

    Problem problem = problems.inOrder().getFirst();
    assertThat(problem.place()).hasToString("acme.yaml:" + place);
    assertThat(problem.cure()).isEqualTo(cure);
  }

  @Test
  void anUnquotedTemplateIsAMapAsAKey() {
    read("query: {id: {{ $id }}}\n");

    assertThat(told())
        .isEqualTo(
            """
            acme.yaml:1:14: error: A key is text, not a map.
                query: {id: {{ $id }}}
                             ^^^^^^^
                A template stands in quotes: "{{ ... }}".
            """);
  }

  @Test
  void syntaxErrorsSayWhatTheParserExpected() {
    read("a: \"b\nc: d\n");

    assertThat(told()).startsWith("acme.yaml:3:1: error: This is not YAML: ");
    assertThat(told()).contains("found unexpected end of stream, while scanning a quoted scalar");
  }

  @Test
  void tabsDoNotIndent() {
    read("a:\n\tb: c\n");

    assertThat(told()).contains("acme.yaml:2:1").contains("Indent with blanks.");
  }

  @Test
  void aFileIsOneDocument() {
    read("a: b\n---\nc: d\n");

    assertThat(told()).contains("acme.yaml:2:1: error: A second document begins here");
  }

  @Test
  void anEmptyFileIsAProblem() {
    assertThat(read("# nothing\n")).isNull();
    assertThat(told()).contains("acme.yaml:1:1: error: The file is empty.");
  }

  @Test
  void deepNestingEndsTheReading() {
    assertThat(read("[".repeat(50_000))).isNull();
    assertThat(told()).contains("acme.yaml:1:101: error: More than 100 levels deep.");
  }

  @Test
  void aliasesThatMultiplyEndTheReading() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String one = "*a" + (i - 1) + ", ";
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, one.repeat(9), i - 1));
    }

    assertThat(read(bomb.toString())).isNull();
    assertThat(told()).contains("More than 100000 values, aliases resolved.");
  }

  @Test
  void anAliasOfWhatContainsItNamesNothing() {
    read("a: &a [*a]\n");

    assertThat(told())
        .contains(
            "acme.yaml:1:8: error: YAML reads this as the name of an anchor, and there is none"
                + " above it.");
  }

  @Test
  void aHugeFileIsNotEvenParsed() {
    assertThat(read("a".repeat(1_000_001))).isNull();
    assertThat(told()).contains("more than 1000000 characters");
  }

  @Test
  void aCharacterThatYamlForbidsIsNamed() {
    read("a: b\u0007\n");

    assertThat(told()).contains("the character U+0007 cannot stand here");
  }

  private Object value(String yaml) {
    return ((ScalarNode) at(map("key: " + yaml + "\n"), "key")).value();
  }

  private MapNode map(String yaml) {
    return (MapNode) Objects.requireNonNull(read(yaml));
  }

  private static YamlNode at(YamlNode map, String key) {
    return Objects.requireNonNull(((MapNode) map).get(key));
  }

  private @Nullable YamlNode read(String yaml) {
    return YamlReader.read(new SourceFile("acme.yaml", yaml), problems);
  }

  private String told() {
    return problems.inOrder().stream().map(Problem::render).collect(Collectors.joining("\n"));
  }
}
