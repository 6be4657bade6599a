package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.value.JsonataException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base 64, and percent-encoding of URLs and of their components. */
final class EncodingFunctions {
  private static final String UNRESERVED = "-_.!~*'()";
  private static final String RESERVED = ";/?:@&=+$,#";
  private static final String HEX = "0123456789ABCDEF";

  private EncodingFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "base64encode" ->
          Builtin.unary("base64encode", "<s-:s>", (run, text) -> base64encode((String) text));
      case "base64decode" ->
          Builtin.unary("base64decode", "<s-:s>", (run, text) -> base64decode((String) text));
      case "encodeUrlComponent" ->
          Builtin.unary(
              "encodeUrlComponent",
              "<s-:s>",
              (run, text) -> encode((String) text, "", "encodeUrlComponent"));
      case "encodeUrl" ->
          Builtin.unary(
              "encodeUrl", "<s-:s>", (run, text) -> encode((String) text, RESERVED, "encodeUrl"));
      case "decodeUrlComponent" ->
          Builtin.unary(
              "decodeUrlComponent",
              "<s-:s>",
              (run, text) -> decode((String) text, "", "decodeUrlComponent"));
      case "decodeUrl" ->
          Builtin.unary(
              "decodeUrl", "<s-:s>", (run, text) -> decode((String) text, RESERVED, "decodeUrl"));
      default -> null;
    };
  }

  /** As the reference does: of each character only the lower eight bits. */
  private static String base64encode(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * As the reference does: of each character only the lower eight bits count, what is not base 64
   * is skipped, and each byte becomes a character.
   */
  private static String base64decode(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      char c = (char) (text.charAt(i) & 0xff);
      if (isLetterOrDigit(c) || c == '+' || c == '/') {
        clean.append(c);
      } else if (c == '-' || c == '_') {
        clean.append(c == '-' ? '+' : '/');
      }
    }
    if (clean.length() % 4 == 1) {
      clean.setLength(clean.length() - 1);
    }
    byte[] bytes = Base64.getDecoder().decode(clean.toString());
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String encode(String text, String alsoKept, String function) {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException _) {
      throw malformed(text, function);
    }
    StringBuilder encoded = new StringBuilder(text.length());
    while (bytes.hasRemaining()) {
      char c = (char) (bytes.get() & 0xff);
      if (isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || alsoKept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }

  private static String decode(String text, String keptEncoded, String function) {
    StringBuilder decoded = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '%') {
        decoded.append(text.charAt(i++));
        continue;
      }
      int end = i;
      while (end < text.length() && text.charAt(end) == '%') {
        end += 3;
      }
      if (end > text.length()) {
        throw malformed(text, function);
      }
      appendDecoded(decoded, text, i, end, keptEncoded, function);
      i = end;
    }
    return decoded.toString();
  }

  private static void appendDecoded(
      StringBuilder target, String text, int from, int to, String keptEncoded, String function) {
    ByteBuffer bytes = ByteBuffer.allocate((to - from) / 3);
    for (int i = from; i < to; i += 3) {
      int high = Character.digit(text.charAt(i + 1), 16);
      int low = Character.digit(text.charAt(i + 2), 16);
      if (high < 0 || low < 0) {
        throw malformed(text, function);
      }
      bytes.put((byte) (high << 4 | low));
    }
    try {
      CharBuffer characters = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      int at = from;
      while (characters.hasRemaining()) {
        char c = characters.get();
        if (keptEncoded.indexOf(c) >= 0) {
          target.append(text, at, at + 3);
        } else {
          target.append(c);
        }
        at += 3 * utf8Length(c);
      }
    } catch (CharacterCodingException _) {
      throw malformed(text, function);
    }
  }

  /** Bytes of a character; those of a surrogate pair are counted with its first half. */
  private static int utf8Length(char c) {
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    return Character.isHighSurrogate(c) ? 4 : Character.isLowSurrogate(c) ? 0 : 3;
  }

  private static JsonataException malformed(String text, String function) {
    return JsonataException.of("D3140", "Malformed URL passed to $" + function + "()")
        .showing(text);
  }
}
