package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.FixedAnswer;
import dev.mapwright.server.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /openapi.json}, one such document for each dialect, and {@code /docs} to read them. */
public final class ApiRoutes {
  static final String DOCUMENT = "/openapi.json";

  private ApiRoutes() {}

  /** The path of a dialect's document. */
  public static String document(Dialect dialect) {
    return "/openapi/" + dialect.name() + ".json";
  }

  /** The routes of the description of these routes and dialects; none of them needs a token. */
  public static List<Route> of(
      List<Route> described, UnifiedModels models, List<Dialect> dialects) {
    List<Route> rows = new ArrayList<>();
    List<Route> all = new ArrayList<>(described);
    Route document = new Route("GET", DOCUMENT, answer(() -> ApiDocument.of(all, models)));
    all.add(document);
    rows.add(document);
    for (Dialect dialect : dialects) {
      rows.add(
          new Route("GET", document(dialect), answer(() -> new DialectDocument(dialect).value())));
    }
    rows.addAll(DocsPage.routes(dialects));
    return rows;
  }

  private static FixedAnswer answer(Supplier<Map<String, ?>> document) {
    return new FixedAnswer(
        "application/json",
        Map.of(),
        () -> Json.writePretty(document.get()).getBytes(StandardCharsets.UTF_8));
  }
}
