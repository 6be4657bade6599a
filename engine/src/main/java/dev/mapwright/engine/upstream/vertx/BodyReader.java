package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.HttpAnswer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer to its end, but never more than a bound. What is small is read at once; before
 * more of it is read, somebody has to say so. Runs on the answer's event loop.
 */
final class BodyReader {
  /** So much is read without asking. */
  static final int FREE = 256 << 10;

  private final HttpClientResponse response;
  private final int maxBytes;
  private final long announced;
  private final Context loop;
  private final Promise<BodyReader> begun = Promise.promise();
  private final Promise<HttpAnswer> whole = Promise.promise();
  private final List<@Nullable Buffer> pieces = new ArrayList<>();
  private long came;
  private boolean waits;

  private BodyReader(HttpClientResponse response, int maxBytes) {
    this.response = response;
    this.maxBytes = maxBytes;
    this.announced = announced(response);
    this.loop = Objects.requireNonNull(Vertx.currentContext(), "runs on the event loop");
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

  /**
   * Begins to read an answer as it comes over the wire, encoded or not.
   *
   * @return when it is there, or waits for {@link #goOn}
   */
  static Future<BodyReader> begin(HttpClientResponse response, int maxBytes) {
    BodyReader reader = new BodyReader(response, maxBytes);
    response
        .handler(reader::add)
        .exceptionHandler(cause -> reader.fail(TruncatedException.of(response, reader.came, cause)))
        .endHandler(_ -> reader.end());
    if (reader.announced > maxBytes) {
      reader.tooLarge();
    } else if (reader.announced > FREE) {
      reader.pause();
    }
    return reader.begun.future();
  }

  /** Whether no more is read before {@link #goOn} is said. */
  boolean waits() {
    return waits && !whole.future().isComplete();
  }

  /** How long the body may be once it has been unpacked. */
  long mostBytes() {
    boolean known = announced >= 0 && Unpacking.codings(headers(response)).isEmpty();
    return known ? announced : maxBytes;
  }

  /** Reads on. */
  void goOn() {
    loop.runOnContext(_ -> response.resume());
  }

  /** The whole answer. */
  Future<HttpAnswer> whole() {
    return whole.future();
  }

  /** Reads no more. */
  void giveUp() {
    response.request().reset();
  }

  private static long announced(HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.strip().matches("[0-9]{1,18}")
        ? Long.parseLong(length.strip())
        : -1;
  }

  private void add(Buffer piece) {
    came += piece.length();
    if (came > maxBytes) {
      tooLarge();
      return;
    }
    pieces.add(piece);
    if (came > FREE && !waits) {
      pause();
    }
  }

  private void pause() {
    waits = true;
    response.pause();
    begun.tryComplete(this);
  }

  private void tooLarge() {
    pieces.clear();
    fail(new TooLargeException(maxBytes));
    giveUp();
  }

  private void fail(Throwable cause) {
    whole.tryFail(cause);
    begun.tryFail(cause);
  }

  private void end() {
    if (whole.future().isComplete()) {
      return;
    }
    whole.tryComplete(new HttpAnswer(response.statusCode(), headers(response), join()));
    begun.tryComplete(this);
  }

  /** Pieces go one by one, so that not all is there twice. */
  private byte[] join() {
    byte[] body = new byte[(int) came];
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Buffer piece = Objects.requireNonNull(pieces.set(i, null));
      piece.getBytes(body, at);
      at += piece.length();
    }
    return body;
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
