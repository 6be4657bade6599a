package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an answer's body into a JSON tree. */
public final class Decoder {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private Decoder() {}

  /** What came of a body. */
  public sealed interface Decoded {
    /** A tree; null for an empty body. */
    record Tree(@Nullable Object value) implements Decoded {}

    /**
     * The body is not what it should be.
     *
     * @param text the whole body as text
     * @param expected what it should have been
     */
    record Undecodable(String text, String expected) implements Decoded {}
  }

  /** Decodes a body as asked for; by itself only the body decides, not the status. */
  public static Decoded decode(byte[] body, @Nullable String contentType, Decode as) {
    int start = firstCharacter(body);
    if (start == body.length) {
      return new Decoded.Tree(null);
    }
    boolean xml =
        switch (as) {
          case JSON -> false;
          case XML -> true;
          case AUTO -> isXml(contentType, body[start]);
        };
    try {
      return new Decoded.Tree(xml ? XmlTree.read(body) : Json.read(utf8(body, start, contentType)));
    } catch (JsonataException | XmlTree.NotXmlException _) {
      return new Decoded.Undecodable(new String(body, charset(contentType)), xml ? "XML" : "JSON");
    }
  }

  private static boolean isXml(@Nullable String contentType, byte first) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return false;
    }
    return type.contains("xml") || first == '<';
  }

  /** JSON is UTF-8, but a vendor may say otherwise and mean it. */
  private static byte[] utf8(byte[] body, int start, @Nullable String contentType) {
    Charset charset = charset(contentType);
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }
    return start == 0 ? body : Arrays.copyOfRange(body, start, body.length);
  }

  private static Charset charset(@Nullable String contentType) {
    Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Skips a byte order mark and blanks. */
  private static int firstCharacter(byte[] body) {
    int i = 0;
    if (body.length >= 3 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb) {
      i = 3;
    }
    while (i < body.length && body[i] >= 0 && body[i] <= ' ') {
      i++;
    }
    return i;
  }
}
