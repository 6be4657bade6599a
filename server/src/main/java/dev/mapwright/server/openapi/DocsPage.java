package dev.mapwright.server.openapi;

import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.FixedAnswer;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page that shows the OpenAPI documents with Swagger UI, which lies in the jar. */
public final class DocsPage {
  /** As in the pom. */
  private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  private static final Map<String, String> SAFE =
      Map.of(
          "content-security-policy",
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " frame-ancestors 'none'",
          "x-content-type-options",
          "nosniff");

  /**
   * Relative addresses, so that the page may lie behind a proxy's prefix; those of {@code /docs}.
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

  private final String html;

  /** A page with a link for each dialect. */
  public DocsPage(List<Dialect> dialects) {
    String links =
        dialects.stream()
            .map(d -> "<a href=\"docs?api=" + d.name() + "\">" + d.label() + "</a>")
            .collect(Collectors.joining("\n"));
    this.html = HTML.replace("{{dialects}}", links);
  }

  /** The page. */
  public Operation page() {
    return text("text/html; charset=utf-8", html);
  }

  /** The same for whoever asks one level below. */
  public Operation pageBelow() {
    return text("text/html; charset=utf-8", below(html));
  }

  /** What begins when the page is there. */
  public Operation start() {
    return text("text/javascript; charset=utf-8", START);
  }

  /** A file of Swagger UI. */
  public Operation file(String name) {
    return new FixedAnswer(type(name), SAFE, () -> read(name));
  }

  /** The way to another path. */
  public Operation redirect(String to) {
    return (_, _) -> ServerResponse.of(302, "text/plain", _ -> {}).with(Map.of("location", to));
  }

  private static String below(String html) {
    return html.replace("href=\"docs", "href=\"../docs").replace("src=\"docs", "src=\"../docs");
  }

  private static Operation text(String type, String text) {
    return FixedAnswer.of(type, SAFE, text);
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "png" -> "image/png";
      default -> throw new IllegalArgumentException("of no known type: " + file);
    };
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
