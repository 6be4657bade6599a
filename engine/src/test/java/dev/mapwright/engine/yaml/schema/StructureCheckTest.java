package dev.mapwright.engine.yaml.schema;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a table can say of a file, and what is told where the file does not keep to it. */
class StructureCheckTest {
  private static final Shape DOOR =
      Shape.of(
              "door",
              "A door.",
              List.of(
                  required("name", Kind.Matching.notBlank(), "Its name."),
                  of("code", new Kind.Matching("four digits", "[0-9]{4}"), "What opens it."),
                  of("floor", new Kind.Whole(0, 9), "Where it is."),
                  of("open", new Kind.TimeRange(), "How long it stays open."),
                  of("label", new Kind.Json("a JSON value"), "What stands on it."),
                  of("key", new Kind.Text("a key"), "It has a key ..."),
                  of("card", new Kind.Text("a card"), "... or takes a card.")))
          .atMostOneOf("key", "card");
  private static final Shape HOUSE =
      Shape.of(
          "house",
          "A house.",
          List.of(required("doors", new Kind.Many(new Kind.Shaped(DOOR)), "Its doors.")));

  private final Problems problems = new Problems();

  @Test
  void whatIsRightIsReadByKey() {
    CheckedMap house =
        read(
            "doors: [{name: front, code: '0007', floor: 9, open: 500ms..2s, label: null}]",
            StructureCheck::new);
    CheckedMap door = house.each("doors").getFirst();

    assertThat(problems.inOrder()).isEmpty();
    assertThat(door.text("code")).isEqualTo("0007");
    assertThat(door.timeRange("open"))
        .isEqualTo(new TimeRange(Duration.ofMillis(500), Duration.ofSeconds(2)));
    assertThat(door.has("label")).isTrue();
  }

  @Test
  void everyMistakeIsToldAtOnceWhereItStands() {
    read(
        """
        doors:
          - {nam: front, code: 7, floor: 10}
          - {name: " ", key: brass, card: blue}
          - back
        """,
        StructureCheck::new);

    assertThat(told())
        .containsExactly(
            "2:5 The key 'name' is missing: text that is not blank.",
            "2:6 There is no key 'nam' in door.",
            "2:24 'code' is four digits, not '7'.",
            "2:34 'floor' is a whole number from 0 to 9, not '10'.",
            "3:12 'name' is text that is not blank, not blank text.",
            "3:29 'card' cannot stand beside 'key'.",
            "4:5 An item of 'doors' is a map of name, code, floor, open, label, key, ..., not"
                + " 'back'.");
  }

  @Test
  void oneOfSeveralKeysCanBeDue() {
    Shape one = DOOR.oneOf("code", "label");
    MapNode map = map("name: front");

    new StructureCheck(problems).check(map, one);

    assertThat(told()).containsExactly("1:1 One of the keys code, label is missing.");
  }

  @Test
  void ofFilesWithSecretsNoValueIsShown() {
    read("doors: [{name: front, code: hush, floor: hush}, hush]", StructureCheck::discreet);

    assertThat(problems.inOrder()).hasSize(3);
    assertThat(told()).noneMatch(line -> line.contains("hush"));
  }

  /** A second definition of a name would silently replace the first. */
  @Test
  void aSchemaIsNotWrittenOfTwoShapesWithOneName() {
    Shape other = Shape.of("door", "Another door.", List.of());
    Shape file =
        Shape.of(
            "file",
            "A file.",
            List.of(
                of("a", new Kind.Shaped(DOOR), "One."), of("b", new Kind.Shaped(other), "Two.")));

    assertThatThrownBy(() -> SchemaWriter.schema(file, "file.schema.json"))
        .hasMessage("two shapes are called door");
  }

  private CheckedMap read(String text, Function<Problems, StructureCheck> check) {
    MapNode house = Objects.requireNonNull(check.apply(problems).check(map(text), HOUSE));
    return CheckedMap.root(HOUSE, house, problems);
  }

  private MapNode map(String text) {
    return (MapNode)
        Objects.requireNonNull(YamlReader.read(new SourceFile("house.yaml", text), problems));
  }

  private List<String> told() {
    return problems.inOrder().stream()
        .map(p -> p.place().line() + ":" + p.place().column() + " " + p.message())
        .toList();
  }
}
