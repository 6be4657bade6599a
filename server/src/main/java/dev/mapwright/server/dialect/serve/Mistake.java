package dev.mapwright.server.dialect.serve;

import dev.mapwright.server.http.JsonTree;

/**
 * Something wrong with one parameter.
 *
 * @param part where it stands: {@code query}, {@code path} or {@code header}
 * @param name the parameter
 * @param message what was expected and what came
 * @param kind a stable short name, such as {@code value_error}
 */
record Mistake(String part, String name, String message, String kind) {

  static Mistake inQuery(String name, String message) {
    return new Mistake("query", name, message, "value_error");
  }

  /** What the expressions of a dialect's errors see. */
  Object value() {
    return JsonTree.of("part", part)
        .with("name", name)
        .with("message", message)
        .with("kind", kind)
        .value();
  }
}
