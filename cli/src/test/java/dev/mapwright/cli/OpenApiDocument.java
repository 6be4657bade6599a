package dev.mapwright.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import dev.mapwright.jsonata.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server's description of itself, against which its answers are held. Not thread-safe. */
final class OpenApiDocument {
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keywords(
              Stream.of(
                      "x-identity",
                      "x-entity",
                      "x-unique",
                      "x-volatile",
                      "openapi",
                      "info",
                      "paths",
                      "components",
                      "security")
                  .map(AnnotationKeyword::new)
                  .toList())
          .build();

  private final Map<?, ?> document;
  private final Map<String, Schema> compiled = new HashMap<>();

  OpenApiDocument(String json) {
    this.document = (Map<?, ?>) Json.read(json);
  }

  /**
   * What of a JSON answer is not as one of the named schemas says; empty if all is.
   *
   * @param schema such as {@code CandidateList}
   */
  List<String> violations(String schema, String json) {
    return compiled.computeIfAbsent(schema, this::compile).validate(json, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Schema compile(String schema) {
    Map<Object, Object> whole = new LinkedHashMap<>(document);
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.put("$ref", "#/components/schemas/" + schema);
    return SchemaRegistry.withDialect(DIALECT).getSchema(Json.write(whole), InputFormat.JSON);
  }
}
