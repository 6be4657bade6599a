package dev.mapwright.server.dialect.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.schema.SchemaWriter;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of dialects, the JSON Schema for editors that is written from it, and the files. */
class DialectLanguageTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root", ".."));
  private static final String PATH = "unified-models/dialects/schema/dialect.schema.json";

  /** With {@code -Dschema.update=true} the file is written instead. */
  @Test
  void theSchemaForEditorsIsTheOneOfTheTable() throws IOException {
    Path file = ROOT.resolve(PATH);
    String schema = Json.writePretty(SchemaWriter.schema(DialectLanguage.DIALECT, PATH)) + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, schema);
    }

    assertThat(file)
        .as(
            "write it anew: mvn -pl server -am test -Dtest=DialectLanguageTest"
                + " -Dschema.update=true")
        .hasContent(schema);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bindbee", "merge"})
  void dialectsAreValidByTheSchema(String name) throws IOException {
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(ROOT.resolve(PATH)), InputFormat.JSON);
    Path file = ROOT.resolve("unified-models/dialects/" + name + "/candidates.yaml");
    YamlNode root =
        YamlReader.read(new SourceFile(file.toString(), Files.readString(file)), new Problems());

    String json = Json.write(Objects.requireNonNull(root).asJson());

    assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
  }
}
