package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.Json;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.Request;
import dev.mapwright.server.http.Response;
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
    Route document =
        new Route("GET", DOCUMENT, new Document(() -> ApiDocument.of(all, models))::answer);
    all.add(document);
    rows.add(document);
    for (Dialect dialect : dialects) {
      Document own = new Document(() -> new DialectDocument(dialect).value());
      rows.add(new Route("GET", document(dialect), own::answer));
    }
    rows.addAll(DocsPage.routes(dialects));
    return rows;
  }

  /** Written when it is first asked for. */
  private static final class Document {
    private final Supplier<Map<String, ?>> source;
    private byte @org.jspecify.annotations.Nullable [] written;

    Document(Supplier<Map<String, ?>> source) {
      this.source = source;
    }

    Response answer(Request request, Map<String, String> path) {
      byte[] text = text();
      return Response.of(200, "application/json", out -> out.write(text));
    }

    private synchronized byte[] text() {
      byte[] known = written;
      if (known == null) {
        known = Json.writePretty(source.get()).getBytes(StandardCharsets.UTF_8);
        written = known;
      }
      return known;
    }
  }
}
