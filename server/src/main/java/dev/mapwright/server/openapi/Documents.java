package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.FixedAnswer;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** OpenAPI documents of route tables, written when they are first asked for. */
public final class Documents {
  private Documents() {}

  /** Of the server's own form. */
  public static Operation own(Supplier<List<Route>> routes, UnifiedModels models) {
    return answer(() -> ApiDocument.of(routes.get(), models));
  }

  /** Of a dialect. */
  public static Operation of(Dialect dialect, Supplier<List<Route>> routes) {
    return answer(() -> new DialectDocument(dialect, routes.get()).value());
  }

  private static FixedAnswer answer(Supplier<Map<String, ?>> document) {
    return new FixedAnswer(
        "application/json",
        Map.of(),
        () -> Json.writePretty(document.get()).getBytes(StandardCharsets.UTF_8));
  }
}
