package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.Json;
import dev.mapwright.server.http.Request;
import dev.mapwright.server.http.Response;
import dev.mapwright.server.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** {@code /openapi.json}, and {@code /docs} to read it. */
public final class ApiRoutes {
  static final String DOCUMENT = "/openapi.json";

  private ApiRoutes() {}

  /** The paths that need no token. */
  public static Set<String> open() {
    Set<String> open = new TreeSet<>(DocsPage.paths());
    open.add(DOCUMENT);
    return open;
  }

  /** The routes of the description of these routes. */
  public static List<Route> of(List<Route> described, UnifiedModels models) {
    List<Route> rows = new ArrayList<>();
    List<Route> all = new ArrayList<>(described);
    Route document = new Route("GET", DOCUMENT, new Document(all, models)::answer);
    all.add(document);
    rows.add(document);
    rows.addAll(DocsPage.routes());
    return rows;
  }

  /** Written when it is first asked for. */
  private static final class Document {
    private final Supplier<Map<String, ?>> source;
    private byte @org.jspecify.annotations.Nullable [] written;

    Document(List<Route> routes, UnifiedModels models) {
      this.source = () -> ApiDocument.of(routes, models);
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
