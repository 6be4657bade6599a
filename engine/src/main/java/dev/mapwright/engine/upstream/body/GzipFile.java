package dev.mapwright.engine.upstream.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A body that is a gzip file itself, as exports are, whatever its headers say. */
public final class GzipFile {
  private static final List<String> CODING = List.of("gzip");

  private GzipFile() {}

  /** Whether it is one: no text of JSON, XML or CSV begins so. */
  public static boolean is(byte[] body) {
    return body.length > 3 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b && body[2] == 8;
  }

  /**
   * How many bytes it holds, found without holding them; at most one more than a bound.
   *
   * @throws IOException if it is damaged, or swells beyond what is honest
   */
  public static long length(byte[] file, long most) throws IOException {
    byte[] piece = new byte[8 << 10];
    long length = 0;
    try (InputStream content = open(file)) {
      for (int count = 0; count >= 0 && length <= most; count = content.read(piece)) {
        length += count;
      }
    }
    return Math.min(length, most + 1);
  }

  /**
   * What it holds.
   *
   * @throws IOException if it is damaged
   */
  public static byte[] content(byte[] file) throws IOException {
    try (InputStream content = open(file)) {
      return content.readAllBytes();
    }
  }

  private static InputStream open(byte[] file) throws IOException {
    return ContentCoding.decode(new ByteArrayInputStream(file), CODING);
  }
}
