package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What docs/output says that a command prints with --json. */
record OutputSchema(Schema schema) {
  static OutputSchema of(String command) throws IOException {
    Path file =
        Path.of(System.getProperty("mapwright.root"), "docs/output", command + ".schema.json");
    return parse(Files.readString(file));
  }

  /** One that a command tells itself. */
  static OutputSchema parse(String schema) {
    return new OutputSchema(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON));
  }

  /** Fails where a document is not as the schema says. */
  void holds(String document) {
    assertThat(schema.validate(document, InputFormat.JSON)).describedAs(document).isEmpty();
  }

  /** The same for each line. */
  void holdsForLines(String lines) {
    assertThat(lines).isNotBlank();
    lines.lines().forEach(this::holds);
  }
}
