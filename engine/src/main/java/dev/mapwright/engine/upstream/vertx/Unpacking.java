package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes an answer that has been read out of its encoding. */
final class Unpacking {
  private Unpacking() {}

  /**
   * The answer as it was before it was encoded.
   *
   * @param part where it is counted
   * @param time in which there must be room for it; null where there is room already
   */
  static HttpAnswer decoded(
      HttpAnswer raw, HttpCall call, int maxBytes, AnswerShare.Part part, @Nullable Duration time)
      throws InterruptedException {
    List<String> codings = codings(raw.headers());
    if (codings.isEmpty()) {
      return raw;
    }
    try {
      if (time != null) {
        long length = length(raw.body(), codings, maxBytes);
        if (length > BodyReader.FREE && !part.expect(length, time)) {
          throw noRoom(call);
        }
      }
      try (InputStream decoded = unpacked(raw.body(), codings)) {
        byte[] body = decoded.readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
          throw new TransportException(
              Kind.TOO_LARGE,
              call + ": " + new BodyReader.TooLargeException(maxBytes).getMessage(),
              null);
        }
        return new HttpAnswer(raw.status(), withoutCoding(raw.headers()), body);
      }
    } catch (ContentCoding.SwollenException e) {
      throw new TransportException(Kind.TOO_LARGE, call + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TransportException(Kind.DAMAGED, call + ": " + e.getMessage(), e);
    }
  }

  /** The length of what is packed, found without holding it; not beyond the bound. */
  private static long length(byte[] packed, List<String> codings, int maxBytes) throws IOException {
    byte[] piece = new byte[8 << 10];
    long length = 0;
    try (InputStream decoded = unpacked(packed, codings)) {
      for (int count = 0; count >= 0 && length <= maxBytes; count = decoded.read(piece)) {
        length += count;
      }
    }
    return length;
  }

  private static InputStream unpacked(byte[] packed, List<String> codings) throws IOException {
    return ContentCoding.decode(new ByteArrayInputStream(packed), codings);
  }

  static List<String> codings(Map<String, String> headers) {
    return ContentCoding.of(headers.getOrDefault("content-encoding", ""));
  }

  static TransportException noRoom(HttpCall call) {
    return new TransportException(Kind.NO_ROOM, call + ": no room for its answer", null);
  }

  /** Without what is true of the encoded body only. */
  static Map<String, String> withoutCoding(Map<String, String> headers) {
    Map<String, String> plain = new LinkedHashMap<>(headers);
    plain.keySet().removeAll(Set.of("content-encoding", "content-length"));
    return plain;
  }
}
