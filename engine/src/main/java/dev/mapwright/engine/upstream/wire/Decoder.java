package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.connector.Request.As;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  public static Decoded decode(byte[] body, @Nullable String contentType, Decode how) {
    int start = firstCharacter(body);
    if (start == body.length) {
      boolean isList = how.as() == As.CSV || how.as() == As.NDJSON;
      return new Decoded.Tree(isList ? List.of() : null);
    }
    As as = how.as() == As.AUTO ? by(contentType, body[start]) : how.as();
    try {
      return new Decoded.Tree(
          switch (as) {
            case JSON, AUTO -> Json.read(utf8(body, start, contentType));
            case NDJSON -> lines(utf8(body, start, contentType));
            case XML -> XmlTree.read(body);
            case CSV -> CsvTable.read(text(body, contentType), how.separator(), how.columns());
          });
    } catch (JsonataException | XmlTree.NotXmlException _) {
      return new Decoded.Undecodable(new String(body, charset(contentType)), as.name());
    } catch (CsvTable.NotCsvException e) {
      return new Decoded.Undecodable(
          new String(body, charset(contentType)), "CSV (" + e.getMessage() + ")");
    }
  }

  private static As by(@Nullable String contentType, byte first) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("ndjson") || type.contains("jsonl")) {
      return As.NDJSON;
    }
    if (type.contains("json")) {
      return As.JSON;
    }
    if (type.contains("csv")) {
      return As.CSV;
    }
    return type.contains("xml") || first == '<' ? As.XML : As.JSON;
  }

  /** A value on each line that is not blank. */
  private static List<@Nullable Object> lines(byte[] body) {
    List<@Nullable Object> values = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        byte[] line = Arrays.copyOfRange(body, start, end);
        if (firstCharacter(line) < line.length) {
          values.add(Json.read(line));
        }
        start = end + 1;
      }
    }
    return values;
  }

  /** Without a byte order mark; blanks may be cells. */
  private static String text(byte[] body, @Nullable String contentType) {
    String text = new String(body, charset(contentType));
    return text.startsWith("\ufeff") ? text.substring(1) : text;
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
