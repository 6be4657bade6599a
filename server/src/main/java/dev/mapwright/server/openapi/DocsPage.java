package dev.mapwright.server.openapi;

import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.FixedAnswer;
import dev.mapwright.server.http.Route;
import dev.mapwright.server.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A page that shows the OpenAPI documents with Swagger UI, which lies in the jar. */
final class DocsPage {
  /** As in the pom. */
  private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  private static final String PAGE = "/docs";
  private static final SequencedMap<String, String> FILES = new LinkedHashMap<>();
  private static final Map<String, String> SAFE =
      Map.of(
          "content-security-policy",
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " frame-ancestors 'none'",
          "x-content-type-options",
          "nosniff");

  static {
    FILES.put("swagger-ui.css", "text/css; charset=utf-8");
    FILES.put("swagger-ui-bundle.js", "text/javascript; charset=utf-8");
    FILES.put("favicon-32x32.png", "image/png");
  }

  /**
   * Relative addresses, so that the page may lie behind a proxy's prefix; those of {@link #PAGE}.
   */
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Mapwright</title>
      <link rel="stylesheet" href="docs/swagger-ui.css">
      <link rel="icon" href="docs/favicon-32x32.png">
      <nav style="font-family: sans-serif; padding: 1em">
      <a href="docs">Unified</a>
      {{dialects}}
      </nav>
      <div id="page"></div>
      <script src="docs/swagger-ui-bundle.js"></script>
      <script src="docs/start.js"></script>
      </html>
      """;

  private static final String START =
      """
      const api = new URLSearchParams(location.search).get('api') || ''
      const url = /^[a-z0-9-]+$/.test(api) ? 'openapi/' + api + '.json' : 'openapi.json'
      SwaggerUIBundle({url, dom_id: '#page', validatorUrl: null, docExpansion: 'list'})
      """;

  private DocsPage() {}

  static List<Route> routes(List<Dialect> dialects) {
    String links =
        dialects.stream()
            .map(d -> "<a href=\"docs?api=" + d.name() + "\">" + d.label() + "</a>")
            .collect(Collectors.joining("\n"));
    List<Route> routes = new ArrayList<>();
    String html = HTML.replace("{{dialects}}", links);
    routes.add(redirect("/", "./docs"));
    routes.add(text(PAGE, "text/html; charset=utf-8", html));
    routes.add(text(PAGE + "/", "text/html; charset=utf-8", below(html)));
    routes.add(text(PAGE + "/start.js", "text/javascript; charset=utf-8", START));
    FILES.forEach((file, type) ->
        routes.add(
            new Route("GET", PAGE + "/" + file, new FixedAnswer(type, SAFE, () -> read(file)))));
    return routes;
  }

  /** The page for whoever is one level below. */
  private static String below(String html) {
    return html.replace("href=\"docs", "href=\"../docs").replace("src=\"docs", "src=\"../docs");
  }

  private static Route redirect(String path, String to) {
    return new Route(
        "GET",
        path,
        (_, _) -> ServerResponse.of(302, "text/plain", _ -> {}).with(Map.of("location", to)));
  }

  private static Route text(String path, String type, String text) {
    return new Route("GET", path, FixedAnswer.of(type, SAFE, text));
  }

  private static byte[] read(String file) {
    try (InputStream in = DocsPage.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no " + FOLDER + file + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
