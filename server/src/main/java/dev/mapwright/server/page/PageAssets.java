package dev.mapwright.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A style and a script that stand in pages, and what a browser may do with such pages: run nothing
 * else, and ask nobody else for anything. Immutable.
 *
 * @param style as it stands in a page
 * @param script likewise
 * @param policy what the browser may do, up to who may frame the page
 */
public record PageAssets(Html style, Html script, String policy) {
  /** That no page may frame this one. */
  public static final String NOBODY = "'none'";

  /** From files that lie beside a class. */
  public static PageAssets beside(Class<?> neighbour, String styleFile, String scriptFile) {
    String style = read(neighbour, styleFile);
    String script = read(neighbour, scriptFile);
    return new PageAssets(
        new Html(style),
        new Html(script),
        "default-src 'none'; style-src 'sha256-"
            + hash(style)
            + "'; script-src 'sha256-"
            + hash(script)
            + "'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ");
  }

  /**
   * The headers of a page with them.
   *
   * @param framing whose pages may frame it: an origin, or {@link #NOBODY}
   * @param referrer to whom its address is told, as browsers write it
   */
  public Map<String, String> safe(String framing, String referrer) {
    return Map.of(
        "content-security-policy",
        policy + framing,
        "x-content-type-options",
        "nosniff",
        "referrer-policy",
        referrer);
  }

  private static String read(Class<?> neighbour, String file) {
    try (InputStream in = neighbour.getResourceAsStream(file)) {
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
