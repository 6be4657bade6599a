package dev.mapwright.server.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import dev.mapwright.jsonata.Json;
import dev.mapwright.server.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds answers against the server's own document. */
public final class Documented {
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

  private final Map<String, ?> document;

  public Documented(Map<String, ?> document) {
    this.document = document;
  }

  /** What of an answer is not as the document says of this path; empty if all is. */
  public List<String> violations(String path, TestServer.Answer answer) {
    String type = answer.header("content-type").replaceFirst(";.*", "");
    Object response = at("paths", path, "get", "responses", String.valueOf(answer.status()));
    if (response instanceof Map<?, ?> reference && reference.get("$ref") instanceof String ref) {
      response = at(ref.substring(2).split("/"));
    }
    if (!(response instanceof Map<?, ?> map
        && map.get("content") instanceof Map<?, ?> content
        && (content.containsKey(type) ? content.get(type) : content.get("*/*"))
            instanceof Map<?, ?> media)) {
      return List.of("no " + answer.status() + " of type " + type + " is documented at " + path);
    }
    String body = type.equals("application/json") ? answer.text() : Json.write(answer.text());
    return violations(media.get("schema"), body);
  }

  /** What of JSON is not as one of the document's schemas says. */
  List<String> violations(String schema, String json) {
    return violations(Map.of("$ref", "#/components/schemas/" + schema), json);
  }

  private List<String> violations(@Nullable Object schema, String json) {
    Map<String, Object> whole = new LinkedHashMap<>(document);
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.put("allOf", List.of(java.util.Objects.requireNonNull(schema)));
    Schema compiled =
        SchemaRegistry.withDialect(DIALECT).getSchema(Json.write(whole), InputFormat.JSON);
    return compiled.validate(json, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private @Nullable Object at(String... members) {
    Object value = document;
    for (String member : members) {
      value = value instanceof Map<?, ?> map ? map.get(member) : null;
    }
    return value;
  }
}
