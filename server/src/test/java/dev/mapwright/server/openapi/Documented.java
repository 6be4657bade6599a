package dev.mapwright.server.openapi;

import dev.mapwright.fixtures.openapi.OpenApiDocument;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;

/** Holds answers against the server's own document. */
public final class Documented {
  private final OpenApiDocument document;

  public Documented(Map<String, ?> document) {
    this.document = new OpenApiDocument(document);
  }

  /** What of an answer is not as the document says of this path; empty if all is. */
  public List<String> violations(String path, TestServer.Answer answer) {
    return document.violations(path, answer.status(), answer.header("content-type"), answer.text());
  }

  /** What of JSON is not as one of the document's schemas says. */
  List<String> violations(String schema, String json) {
    return document.violations(schema, json);
  }
}
