package dev.mapwright.engine.upstream.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of RFC 3986, in UTF-8. A blank is {@code %20}, never a plus sign. */
public final class Percent {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-._~";
  private static final String OF_SEGMENTS = UNRESERVED + "!$&'()*+,;=:@";
  private static final String OF_URLS = OF_SEGMENTS + "/?#[]";

  private Percent() {}

  /** A value for a path segment, a query or a form: all but letters, digits and {@code -._~}. */
  public static String value(String text) {
    return encode(text, UNRESERVED, false);
  }

  /** A segment as an author writes it: what is encoded already stays as it is. */
  public static String segment(String text) {
    return encode(text, OF_SEGMENTS, true);
  }

  /** A whole URL as a vendor or an author writes it: only what no URL may hold is encoded. */
  public static String url(String text) {
    return encode(text, OF_URLS, true);
  }

  /** The text that was encoded; a plus sign is a blank, as in queries and forms. */
  public static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return encoded; // a stray percent sign: it stands for itself
    }
  }

  private static String encode(String text, String kept, boolean keepEncoded) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      if (isAlphanumeric(c)
          || kept.indexOf(c) >= 0
          || (keepEncoded && c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2))) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(bytes[i]));
      }
    }
    return encoded.toString();
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isHex(byte[] bytes, int index) {
    return index < bytes.length && HexFormat.isHexDigit(bytes[index]);
  }
}
