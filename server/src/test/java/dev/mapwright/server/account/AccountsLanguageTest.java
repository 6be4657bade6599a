package dev.mapwright.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.mapwright.engine.account.file.AccountsLanguage;
import dev.mapwright.engine.yaml.schema.SchemaWriter;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The JSON Schema for editors is the one of the table by which accounts files are read. */
class AccountsLanguageTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root", ".."));
  private static final String PATH = "connectors/schema/accounts.schema.json";

  /** With {@code -Dschema.update=true} the file is written instead. */
  @Test
  void theSchemaForEditorsIsTheOneOfTheTable() throws IOException {
    Path file = ROOT.resolve(PATH);
    String schema = Json.writePretty(SchemaWriter.schema(AccountsLanguage.ACCOUNTS, PATH)) + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(file, schema);
    }

    assertThat(file)
        .as(
            "write it anew: mvn -pl server -am test -Dtest=AccountsLanguageTest"
                + " -Dschema.update=true")
        .hasContent(schema);
  }

  @Test
  void itTakesWhatTheServerTakesAndRefusesTheRest() throws IOException {
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(ROOT.resolve(PATH)), InputFormat.JSON);
    String right =
        """
        {"accounts": [{"id": "one", "connector": "acme", "credentials": {"key": 1}, "token": "t"}]}
        """;
    String wrong = "{\"accounts\": [{\"id\": \" \", \"conector\": \"acme\"}]}";

    assertThat(schema.validate(right, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(wrong, InputFormat.JSON))
        .extracting(error -> error.getInstanceLocation() + " " + error.getKeyword())
        .containsExactlyInAnyOrder(
            "/accounts/0 additionalProperties", "/accounts/0 required", "/accounts/0/id pattern");
  }
}
