package dev.mapwright.engine.connector.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.mapwright.engine.yaml.schema.ReferenceWriter;
import dev.mapwright.engine.yaml.schema.SchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table of overlays, the JSON Schema for editors, and the reference that are written by it. */
class OverlayLanguageTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root", ".."));
  private static final String PATH = "connectors/schema/overlay.schema.json";
  private static final String ANEW =
      "write it anew: mvn -pl engine -am test -Dtest=OverlayLanguageTest -Dschema.update=true";

  /** With {@code -Dschema.update=true} the file is written instead. */
  @Test
  void theSchemaForEditorsIsTheOneOfTheTable() throws IOException {
    String schema =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(SchemaWriter.schema(OverlayLanguage.OVERLAY, PATH))
                .replace("\r\n", "\n")
            + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(ROOT.resolve(PATH), schema);
    }

    assertThat(ROOT.resolve(PATH)).as(ANEW).hasContent(schema);
  }

  /** With {@code -Dschema.update=true} it is written instead. */
  @Test
  void theReferenceIsTheOneOfTheTable() throws IOException {
    Path file = ROOT.resolve("docs/overlays.md");
    String page = Files.readString(file);
    int end = page.indexOf("-->") + "-->".length();
    assertThat(end).isGreaterThan("-->".length());
    String reference =
        page.substring(0, end)
            + "\n"
            + ReferenceWriter.sections(OverlayLanguage.OVERLAY, List.of());
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(file, reference);
    }

    assertThat(file).as(ANEW).hasContent(reference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"map": {"title": null, "custom_fields.a": "x", "tags": {"map": {"name": null}}}} | 0
          {"list": [{"query": {"a": ["b"]}, "filters": {"title": null}}], "get": {}}      | 0
          {"related": {}}                                                                 | 1
          {"list": {"request": "GET /people"}}                                            | 1
          """)
  void theSchemaTakesWhatTheLoaderTakes(String resource, int problems) throws IOException {
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(ROOT.resolve(PATH)), InputFormat.JSON);
    String file =
        "{\"language\": 2, \"overlay\": \"acme\", \"resources\": {\"candidates\": "
            + resource
            + "}}";

    assertThat(schema.validate(file, InputFormat.JSON).isEmpty()).isEqualTo(problems == 0);
  }
}
