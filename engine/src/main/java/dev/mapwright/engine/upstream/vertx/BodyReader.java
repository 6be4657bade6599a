package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an answer to its end, but never more than a bound. Runs on the answer's event loop. */
final class BodyReader {
  private final int maxBytes;
  private final Buffer body = Buffer.buffer();
  private final Promise<HttpAnswer> done = Promise.promise();

  private BodyReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A body beyond the bound. */
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int maxBytes) {
      super("the answer has more than " + maxBytes + " bytes");
    }
  }

  /** A body that ends before its end. */
  static final class TruncatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error of our own process is no break of the vendor's. */
    static Throwable of(HttpClientResponse response, long came, Throwable cause) {
      return cause instanceof Error ? cause : new TruncatedException(response, came, cause);
    }

    private TruncatedException(HttpClientResponse response, long came, Throwable cause) {
      super(
          "the body broke off after "
              + came
              + " bytes"
              + whole(response.getHeader(HttpHeaders.CONTENT_LENGTH)),
          cause);
    }

    private static String whole(@Nullable String length) {
      return length == null ? ", before its last chunk" : " of " + length.strip();
    }
  }

  /** The answer as it comes over the wire, encoded or not. */
  static Future<HttpAnswer> read(HttpClientResponse response, int maxBytes) {
    BodyReader reader = new BodyReader(maxBytes);
    response
        .handler(chunk -> reader.add(response, chunk))
        .exceptionHandler(cause ->
            reader.done.tryFail(TruncatedException.of(response, reader.body.length(), cause)))
        .endHandler(_ ->
            reader.done.tryComplete(
                new HttpAnswer(response.statusCode(), headers(response), reader.body.getBytes())));
    return reader.done.future();
  }

  /** The answer as it was before it was encoded. */
  static HttpAnswer decoded(HttpAnswer raw, HttpCall call, int maxBytes) {
    List<String> codings = ContentCoding.of(raw.headers().getOrDefault("content-encoding", ""));
    if (codings.isEmpty()) {
      return raw;
    }
    byte[] body;
    try (InputStream decoded =
        ContentCoding.decoded(new ByteArrayInputStream(raw.body()), codings)) {
      body = decoded.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      throw new TransportException(Kind.DAMAGED, call + ": " + e.getMessage(), e);
    }
    if (body.length > maxBytes) {
      throw new TransportException(
          Kind.TOO_LARGE, call + ": " + new TooLargeException(maxBytes).getMessage(), null);
    }
    return new HttpAnswer(raw.status(), withoutCoding(raw.headers()), body);
  }

  /** Without what is true of the encoded body only. */
  static Map<String, String> withoutCoding(Map<String, String> headers) {
    Map<String, String> plain = new LinkedHashMap<>(headers);
    plain.keySet().removeAll(Set.of("content-encoding", "content-length"));
    return plain;
  }

  private void add(HttpClientResponse response, Buffer chunk) {
    if (body.length() + (long) chunk.length() > maxBytes) {
      done.tryFail(new TooLargeException(maxBytes));
      response.request().reset();
    } else {
      body.appendBuffer(chunk);
    }
  }

  static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach((name, value) ->
            headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b));
    return headers;
  }
}
