package dev.mapwright.server.connect.page;

import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import dev.mapwright.server.page.PageAssets;
import dev.mapwright.server.page.Words;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What all pages share: their look, their little script, and what a browser may do with them.
 * Nothing is asked of anybody else, and only the page that a link names may frame them.
 */
public final class Layout {
  private static final PageAssets ASSETS =
      PageAssets.beside(Layout.class, "connect.css", "connect.js");

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
            ASSETS.style(),
            content,
            ASSETS.script());
    byte[] bytes = page.source().getBytes(StandardCharsets.UTF_8);
    return ServerResponse.of(status, "text/html; charset=utf-8", out -> out.write(bytes))
        .with(ASSETS.safe(frameOrigin == null ? PageAssets.NOBODY : frameOrigin, "no-referrer"));
  }
}
