package dev.mapwright.cli.vendor;

import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An origin to call in place of a vendor's.
 *
 * @param vendor such as {@code https://api.example.com}
 * @param other such as {@code http://127.0.0.1:9001}
 */
record OtherOrigin(URI vendor, URI other) {

  /** Reads {@code ORIGIN=ORIGIN}. */
  static final class Converter implements ITypeConverter<OtherOrigin> {
    @Override
    public OtherOrigin convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new TypeConversionException(
            "'" + text + "' is not of the form https://api.example.com=http://127.0.0.1:9001");
      }
      return new OtherOrigin(origin(text.substring(0, equals)), origin(text.substring(equals + 1)));
    }

    private static URI origin(String text) {
      try {
        URI uri = new URI(text);
        String origin = Origin.of(uri);
        boolean nothingMore = uri.getRawPath().length() <= 1 && uri.getRawQuery() == null;
        if (origin == null || !nothingMore) {
          throw noOrigin(text);
        }
        return URI.create(origin);
      } catch (URISyntaxException e) {
        throw noOrigin(text);
      }
    }

    private static TypeConversionException noOrigin(String text) {
      return new TypeConversionException(
          "'" + text + "' is no origin; expected one such as https://api.example.com");
    }
  }
}
