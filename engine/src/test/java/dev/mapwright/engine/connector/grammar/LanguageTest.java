package dev.mapwright.engine.connector.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.ReferenceWriter;
import dev.mapwright.engine.yaml.schema.SchemaWriter;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The language's table, the JSON Schema for editors that is written from it, and real files. */
class LanguageTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root", ".."));
  private static final Path SCHEMA = ROOT.resolve("connectors/schema/connector.schema.json");
  private static final Path REFERENCE = ROOT.resolve("docs/reference.md");
  private static final Path EXAMPLES = Path.of("src/test/resources/connectors");

  /** With {@code -Dschema.update=true} the file is written instead. */
  @Test
  void theSchemaForEditorsIsTheOneOfTheTable() throws IOException {
    String schema =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(
                    SchemaWriter.schema(
                        Language.CONNECTOR, "connectors/schema/connector.schema.json"))
                .replace("\r\n", "\n")
            + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.createDirectories(Objects.requireNonNull(SCHEMA.getParent()));
      Files.writeString(SCHEMA, schema);
    }

    assertThat(SCHEMA)
        .as("write it anew: mvn -pl engine -am test -Dtest=LanguageTest -Dschema.update=true")
        .hasContent(schema);
  }

  /** With {@code -Dschema.update=true} it is written instead. */
  @Test
  void theReferenceIsTheOneOfTheTable() throws IOException {
    String page = Files.readString(REFERENCE);
    int end = page.indexOf("-->") + "-->".length();
    assertThat(end).isGreaterThan("-->".length());
    String reference =
        page.substring(0, end)
            + "\n"
            + ReferenceWriter.sections(Language.CONNECTOR, List.of(Language.REQUEST))
            + FunctionsPage.text();
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(REFERENCE, reference);
    }

    assertThat(REFERENCE)
        .as("write it anew: mvn -pl engine -am test -Dtest=LanguageTest -Dschema.update=true")
        .hasContent(reference);
  }

  @TestFactory
  Stream<DynamicTest> everyKeyHasExamplesThatItMayHold() {
    return shapes().stream()
        .flatMap(shape ->
            shape.keys().values().stream()
                .map(key -> dynamicTest(shape.name() + "." + key.name(), () -> holds(key))));
  }

  private static void holds(Key key) {
    assertThat(key.examples()).isNotEmpty();
    for (String example : key.examples()) {
      Problems problems = new Problems();
      SourceFile file = new SourceFile("example", key.name() + ": " + example + "\n");
      YamlNode root = Objects.requireNonNull(YamlReader.read(file, problems));
      new StructureCheck(problems).check(root, Shape.of("example", "", List.of(key)));
      assertThat(problems.inOrder()).as(example).isEmpty();
      programs(Objects.requireNonNull(((MapNode) root).get(key.name())), key.kind())
          .forEach(program ->
              assertThatCode(() -> Jsonata.compile(program))
                  .as(program)
                  .doesNotThrowAnyException());
    }
  }

  /** The expressions of an example, those in templates included. */
  private static Stream<String> programs(YamlNode node, Kind kind) {
    return switch (node) {
      case ScalarNode scalar when kind instanceof Kind.Expression || kind instanceof Kind.Mapping ->
          Stream.of(scalar.text());
      case ScalarNode scalar ->
          Pattern.compile("\\{\\{(.*?)}}").matcher(scalar.text()).results().map(m -> m.group(1));
      case ListNode list -> list.items().stream().flatMap(item -> programs(item, inside(kind, "")));
      case MapNode map ->
          map.entries().entrySet().stream()
              .flatMap(entry -> programs(entry.getValue().value(), inside(kind, entry.getKey())));
    };
  }

  private static Kind inside(Kind kind, String key) {
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> Objects.requireNonNull(shape.key(key)).kind();
      case Kind.Again(Supplier<Shape> shape) -> Objects.requireNonNull(shape.get().key(key)).kind();
      case Kind.Named named -> named.value();
      case Kind.Many(Kind item) -> item;
      case Kind.Either(List<Kind> kinds) ->
          inside(
              kinds.stream().filter(Kind.Shaped.class::isInstance).findFirst().orElseThrow(), key);
      case Kind.Mapping mapping ->
          Language.EACH.key(key) == null ? mapping : inside(new Kind.Shaped(Language.EACH), key);
      default -> kind;
    };
  }

  @Test
  void everyKeyIsDescribedInASentence() {
    shapes()
        .forEach(shape ->
            shape
                .keys()
                .values()
                .forEach(key ->
                    assertThat(key.words())
                        .as(shape.name() + "." + key.name())
                        .matches("(?s)\\S.*[.]")));
  }

  @TestFactory
  Stream<DynamicTest> connectorsAreValidByTheSchema() throws IOException {
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    return files()
        .map(file ->
            dynamicTest(
                file.getFileName().toString(),
                () ->
                    assertThat(schema.validate(Json.write(read(file).asJson()), InputFormat.JSON))
                        .isEmpty()));
  }

  @Test
  void theSchemaRefusesAnUnknownKeyAndAWrongType() throws IOException {
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    String json =
        """
        {"language": 2, "connector": "acme", "base_url": "https://acme.example", "lable": "Acme",
         "timeout": "30", "resources": {"candidates": {"model": "ats/candidates"}}}
        """;

    assertThat(schema.validate(json, InputFormat.JSON))
        .extracting(error -> error.getInstanceLocation() + " " + error.getKeyword())
        .containsExactlyInAnyOrder(
            " additionalProperties",
            "/timeout pattern",
            "/resources/candidates required",
            "/resources/candidates required",
            "/resources/candidates required");
  }

  /** {@code everything.yaml} is what the loader's tests read, so no key is known to no reader. */
  @Test
  void oneExampleSaysEveryWordOfTheLanguage() throws IOException {
    Set<String> said = new TreeSet<>();
    say(read(EXAMPLES.resolve("everything.yaml")), new Kind.Shaped(Language.CONNECTOR), said);

    Set<String> words = new TreeSet<>();
    shapes()
        .forEach(
            shape -> shape.keys().keySet().forEach(key -> words.add(shape.name() + "." + key)));
    words.removeAll(said);
    assertThat(words).isEmpty();
  }

  private static Stream<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : List.of(ROOT.resolve("connectors"), EXAMPLES)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(all::add);
      }
    }
    return all.stream();
  }

  private static YamlNode read(Path file) throws IOException {
    Problems problems = new Problems();
    YamlNode root =
        YamlReader.read(new SourceFile(file.toString(), Files.readString(file)), problems);
    assertThat(problems.inOrder()).isEmpty();
    return Objects.requireNonNull(root);
  }

  private static void say(YamlNode node, Kind kind, Set<String> said) {
    switch (kind) {
      case Kind.Shaped(Shape shape) when node instanceof MapNode map -> say(map, shape, said);
      case Kind.Again(Supplier<Shape> shape) when node instanceof MapNode map ->
          say(map, shape.get(), said);
      case Kind.Named named when node instanceof MapNode map ->
          map.entries().values().forEach(entry -> say(entry.value(), named.value(), said));
      case Kind.Many(Kind item) when node instanceof ListNode list ->
          list.items().forEach(each -> say(each, item, said));
      case Kind.Either(List<Kind> kinds) -> kinds.forEach(each -> say(node, each, said));
      case Kind.Mapping mapping when node instanceof MapNode map -> {
        if (map.get("each") != null) {
          say(map, Language.EACH, said);
        } else {
          map.entries().values().forEach(entry -> say(entry.value(), mapping, said));
        }
      }
      case Kind.Mapping mapping when node instanceof ListNode list ->
          list.items().forEach(each -> say(each, mapping, said));
      default -> {}
    }
  }

  private static void say(MapNode map, Shape shape, Set<String> said) {
    map.entries()
        .forEach((name, entry) -> {
          said.add(shape.name() + "." + name);
          Key key = Objects.requireNonNull(shape.key(name), shape.name() + "." + name);
          say(entry.value(), key.kind(), said);
        });
  }

  /** All shapes that can be reached from the outermost. */
  private static Set<Shape> shapes() {
    Set<Shape> shapes = new LinkedHashSet<>();
    reach(new Kind.Shaped(Language.CONNECTOR), shapes);
    return shapes;
  }

  private static void reach(Kind kind, Set<Shape> shapes) {
    switch (kind) {
      case Kind.Shaped(Shape shape) -> reach(shape, shapes);
      case Kind.Again(Supplier<Shape> shape) -> reach(shape.get(), shapes);
      case Kind.Named named -> reach(named.value(), shapes);
      case Kind.Many(Kind item) -> reach(item, shapes);
      case Kind.Either(List<Kind> kinds) -> kinds.forEach(each -> reach(each, shapes));
      case Kind.Mapping _ -> reach(Language.EACH, shapes);
      default -> {}
    }
  }

  private static void reach(Shape shape, Set<Shape> shapes) {
    if (shapes.add(shape)) {
      shape.keys().values().forEach(key -> reach(key.kind(), shapes));
    }
  }
}
