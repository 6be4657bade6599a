package dev.mapwright.cli.serve;

import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.server.http.CrossOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Whose pages may ask from a browser.
 *
 * @param text an origin as browsers write it, or {@code *} for all
 */
record CorsOrigin(String text) {

  /** Reads an origin, or {@code *}. */
  static final class Converter implements ITypeConverter<CorsOrigin> {
    @Override
    public CorsOrigin convert(String text) {
      if (text.equals(CrossOrigin.ANY)) {
        return new CorsOrigin(text);
      }
      try {
        URI uri = new URI(text);
        String origin = Origin.of(uri);
        // Browsers send no path, user or query, and compare nothing but the whole.
        if (origin != null && text.matches("(?i)https?://[^/?#@]+")) {
          return new CorsOrigin(origin);
        }
      } catch (URISyntaxException _) {
        // told below
      }
      throw new TypeConversionException(
          "'"
              + text
              + "' is no origin of a page; expected scheme, host and, unless it is the usual one,"
              + " port, such as https://app.example.com or http://localhost:3000, without a path;"
              + " or * for every page");
    }
  }
}
