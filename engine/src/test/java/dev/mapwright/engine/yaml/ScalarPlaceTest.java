package dev.mapwright.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** From a character of a scalar's text back to where it stands in the file. */
class ScalarPlaceTest {

  @Test
  void plain() {
    assertThat(placeOf("wrong", "key: right + wrong\n")).isEqualTo("1:14+5");
  }

  @Test
  void plainOverSeveralLines() {
    assertThat(placeOf("wrong", "key: right\n    + wrong\n    + x\n")).isEqualTo("2:7+5");
  }

  @Test
  void singleQuotedWithDoubledQuotes() {
    assertThat(placeOf("wrong", "key: 'it''s ''a'' wrong'\n")).isEqualTo("1:19+5");
  }

  @Test
  void doubleQuotedWithEscapes() {
    assertThat(placeOf("wrong", "key: \"\\\"a\\\" \\u00e9 \\x41 \\n\\t wrong\"\n"))
        .isEqualTo("1:30+5");
  }

  @Test
  void anEscapeItselfIsMarkedAtItsBackslash() {
    assertThat(placeOf("é", "key: \"a \\u00e9 b\"\n")).isEqualTo("1:9+1");
  }

  @Test
  void doubleQuotedOverSeveralLinesWithAnEscapedBreak() {
    assertThat(placeOf("wrong", "key: \"a \\\n     b\n     wrong\"\n")).isEqualTo("3:6+5");
  }

  @Test
  void literalBlock() {
    assertThat(placeOf("wrong", "key: |\n  first\n\n    second wrong\n  third\n"))
        .isEqualTo("4:12+5");
  }

  @Test
  void literalBlockWithIndicatorsAndComment() {
    assertThat(placeOf("wrong", "key: |2- # why\n    indented\n  wrong\n")).isEqualTo("3:3+5");
  }

  @Test
  void foldedBlock() {
    assertThat(placeOf("wrong", "key: >-\n  first\n  second\n\n  third wrong\n"))
        .isEqualTo("5:9+5");
  }

  @Test
  void windowsLineBreaks() {
    assertThat(placeOf("wrong", "key: |\r\n  first\r\n  wrong\r\n")).isEqualTo("3:3+5");
  }

  @Test
  void ofWhatGoesOnOnTheNextLineTheFirstPartIsMarked() {
    assertThat(placeOf("b c", "key: a b\n  c d\n")).isEqualTo("1:8+1");
  }

  @Test
  void theEndOfTheText() {
    ScalarNode scalar = scalar("key: 'abc'\n");

    assertThat(written(scalar.passage().at(3, 1))).isEqualTo("1:10+1");
  }

  @Test
  void aPartOfAPartKnowsItsPlaceToo() {
    ScalarNode scalar = scalar("key: \"\\\"x\\\" {{ a + wrong }}\"\n");
    var inner = scalar.passage().part(6, 16);

    assertThat(inner.text()).isEqualTo(" a + wrong");
    assertThat(written(inner.part(1, 10).at(4, 5))).isEqualTo("1:20+5");
  }

  private static String placeOf(String part, String yaml) {
    ScalarNode scalar = scalar(yaml);
    int offset = scalar.text().indexOf(part);
    assertThat(offset).as(scalar.text()).isNotNegative();
    return written(scalar.passage().at(offset, part.length()));
  }

  private static ScalarNode scalar(String yaml) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(new SourceFile("acme.yaml", yaml), problems);
    assertThat(problems.inOrder()).isEmpty();
    MapNode map = (MapNode) Objects.requireNonNull(root);
    return (ScalarNode) Objects.requireNonNull(map.get("key"));
  }

  private static String written(Place place) {
    return place.line() + ":" + place.column() + "+" + place.length();
  }
}
