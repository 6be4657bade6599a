package dev.mapwright.server.connect.page;

import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all pages share: their look, their little script, and what a browser may do with them.
 * Nothing is asked of anybody else, and only the page that a link names may frame them.
 */
public final class Layout {
  private static final String STYLE = read("connect.css");
  private static final String SCRIPT = read("connect.js");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; script-src 'sha256-"
          + hash(SCRIPT)
          + "'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

  private Layout() {}

  /**
   * A page.
   *
   * @param frameOrigin whose pages may frame it; null for nobody's
   * @param head more of the head
   */
  static ServerResponse page(
      int status,
      Words texts,
      @Nullable String frameOrigin,
      String title,
      Html head,
      Html content) {
    Html page =
        Html.of(
            """
            <!DOCTYPE html>
            <html lang="{}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{}</title>
            {}
            <style>{}</style>
            </head>
            <body>
            <main>
            {}
            </main>
            <script>{}</script>
            </body>
            </html>
            """,
            texts.language(),
            title,
            head,
            new Html(STYLE),
            content,
            new Html(SCRIPT));
    byte[] bytes = page.source().getBytes(StandardCharsets.UTF_8);
    return ServerResponse.of(status, "text/html; charset=utf-8", out -> out.write(bytes))
        .with(safe(frameOrigin));
  }

  private static Map<String, String> safe(@Nullable String frameOrigin) {
    return Map.of(
        "content-security-policy",
        POLICY + (frameOrigin == null ? "'none'" : frameOrigin),
        "x-content-type-options",
        "nosniff",
        "referrer-policy",
        "no-referrer");
  }

  private static String read(String file) {
    try (InputStream in = Layout.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
