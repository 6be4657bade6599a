package dev.mapwright.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a file that a stranger made: it is saved and not shown, under a name that leads
 * nowhere, as the type that its sender said and no other.
 */
public final class FileHeaders {
  private static final int LONGEST_NAME = 150;
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final String TYPE =
      "[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *; *[A-Za-z0-9!#$&^_.+-]+=[\\x20-\\x7e]+)*";

  private FileHeaders() {}

  /**
   * The headers.
   *
   * @param name what the file is called, by whomever
   * @param type its sender's word on what it is, or null
   * @param length how many bytes it has; -1 where that is not known
   */
  public static SequencedMap<String, String> of(String name, @Nullable String type, long length) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type != null && type.matches(TYPE) ? type : UNKNOWN_TYPE);
    if (length >= 0) {
      headers.put("content-length", String.valueOf(length));
    }
    headers.put("content-disposition", disposition(safe(name)));
    headers.put("x-content-type-options", "nosniff");
    headers.put("content-security-policy", "default-src 'none'; sandbox");
    headers.put("cache-control", "no-store");
    return headers;
  }

  /** Of what a stranger made and that has no name of its own. */
  public static SequencedMap<String, String> ofStranger(@Nullable String type) {
    SequencedMap<String, String> headers = of("answer", type, -1);
    headers.remove("content-disposition");
    return headers;
  }

  /** Twice: for clients that know no other letters than those of ASCII, and for all others. */
  private static String disposition(String name) {
    return "attachment; filename=\""
        + name.replaceAll("[^\\x20-\\x7e]", "_")
        + "\"; filename*=UTF-8''"
        + encoded(name);
  }

  /** Without folders, control characters, reversed writing, and what a file system refuses. */
  static String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain =
        last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "")
            .replaceAll("[\"<>:|?*%;]", "_")
            .strip()
            .replaceFirst("^[.\\s]+", "")
            .replaceFirst("[.\\s]+$", "");
    return plain.isEmpty() ? "file" : shortened(plain);
  }

  /** The end is kept, where the file's kind stands. */
  private static String shortened(String name) {
    int[] letters = name.codePoints().toArray();
    if (letters.length <= LONGEST_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String kind = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    return new String(letters, 0, LONGEST_NAME - kind.length()) + kind;
  }

  /** Percent-encoded, but for what RFC 5987 leaves as it is. */
  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (b & 0xff);
      if (letter < 0x80
          && (Character.isLetterOrDigit(letter) || "!#$&+-.^_`|~".indexOf(letter) >= 0)) {
        text.append(letter);
      } else {
        text.append('%').append("%02X".formatted((int) letter));
      }
    }
    return text.toString();
  }
}
