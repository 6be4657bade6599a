package dev.mapwright.server.openapi;

import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dialect's parameters as documents have them. */
final class DialectParameters {
  private DialectParameters() {}

  /** Those of its list. */
  static List<Object> ofList(Dialect dialect) {
    return of(dialect, false);
  }

  /** Those of one record. */
  static List<Object> ofGet(Dialect dialect) {
    return of(dialect, true);
  }

  private static List<Object> of(Dialect dialect, boolean get) {
    List<Object> parameters = new ArrayList<>();
    if (get) {
      parameters.add(
          parameter("id", "path", "The record's id", Map.of("type", "string", "format", "uuid"))
              .with("required", true)
              .value());
    }
    for (Dialect.Parameter known : dialect.parameters().values()) {
      if (!get || known.use().goesWithGet()) {
        JsonTree own = parameter(known.name(), "query", known.words(), schema(known.use()));
        boolean atCommas =
            known.use() instanceof Use.Filters filter && filter.several() == Use.Several.COMMA;
        parameters.add((atCommas ? own.with("explode", false) : own).value());
      }
    }
    return parameters;
  }

  private static JsonTree parameter(String name, String in, String words, Map<String, ?> schema) {
    return JsonTree.of("name", name)
        .with("in", in)
        .with("description", words)
        .with("schema", schema);
  }

  private static Map<String, ?> schema(Use use) {
    return switch (use) {
      case Use.Filters filter when filter.several() != null ->
          Map.of("type", "array", "items", Schemas.TEXT);
      case Use.Limits(int byDefault, int most) ->
          JsonTree.of("type", "integer")
              .with("minimum", 1)
              .with("maximum", most)
              .with("default", byDefault)
              .value();
      case Use.Modified _ -> Map.of("type", "string", "format", "date-time");
      case Use.Shows _, Use.Nothing _ -> Map.of("type", "boolean", "default", false);
      case Use.Filters _, Use.Expands _, Use.GoesOn _ -> Schemas.TEXT;
    };
  }
}
