package dev.mapwright.engine.connector.grammar;

import static org.assertj.core.api.Assertions.assertThat;
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
import dev.mapwright.engine.yaml.schema.SchemaWriter;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
                    assertThat(schema.validate(Json.write(plain(read(file))), InputFormat.JSON))
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

  private static Object plain(YamlNode node) {
    return switch (node) {
      case MapNode map -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> plain.put(name, plain(entry.value())));
        yield plain;
      }
      case ListNode list -> list.items().stream().map(LanguageTest::plain).toList();
      case ScalarNode scalar -> scalar.value();
    };
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
    Set<Shape> shapes = new java.util.LinkedHashSet<>();
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
