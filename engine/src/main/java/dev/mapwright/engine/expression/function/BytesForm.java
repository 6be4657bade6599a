package dev.mapwright.engine.expression.function;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How bytes are written as a text. */
enum BytesForm {
  /** The text of which they are the UTF-8. */
  TEXT,
  HEX,
  BASE64,
  /** Without padding, as in URLs and tokens. */
  BASE64URL;

  /** Those in which any bytes can be written. */
  static final List<String> WORDS = List.of("hex", "base64", "base64url");

  static BytesForm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String write(byte[] bytes) {
    return switch (this) {
      case TEXT -> new String(bytes, StandardCharsets.UTF_8);
      case HEX -> HexFormat.of().formatHex(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException if it is not written so
   */
  byte[] read(String text) {
    return switch (this) {
      case TEXT -> text.getBytes(StandardCharsets.UTF_8);
      case HEX -> HexFormat.of().parseHex(text.strip());
      case BASE64 -> Base64.getDecoder().decode(text.strip());
      case BASE64URL -> Base64.getUrlDecoder().decode(text.strip());
    };
  }
}
