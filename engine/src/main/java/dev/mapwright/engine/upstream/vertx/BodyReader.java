package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
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
final class BodyReader implements SentRequest.Body<HttpAnswer> {
  /** So much is read without asking. */
  static final int FREE = 256 << 10;

  private final SentRequest.Head head;
  private final int maxBytes;
  private final long announced;
  private final Promise<HttpAnswer> whole = Promise.promise();
  private final List<@Nullable Buffer> pieces = new ArrayList<>();
  private @Nullable Handler<@Nullable Void> drained;
  private long came;
  private volatile boolean waits;
  private volatile boolean goesOn;

  /**
   * Reads an answer as it comes over the wire, encoded or not.
   *
   * @throws TooLargeException if it announces more than it may have
   */
  BodyReader(SentRequest.Head head, int maxBytes) {
    this.head = head;
    this.maxBytes = maxBytes;
    this.announced = announced(head.response());
    if (announced > maxBytes) {
      throw new TooLargeException(maxBytes);
    }
    this.waits = announced > FREE;
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

  /** Whether no more is read before {@link #goOn} is said. */
  boolean waits() {
    return waits && !goesOn && !whole.future().isComplete();
  }

  @Override
  public boolean isKnownAtOnce() {
    return waits;
  }

  @Override
  public long came() {
    return came;
  }

  /** How long the body may be once it has been unpacked. */
  long mostBytes() {
    String coding = head.response().getHeader(HttpHeaders.CONTENT_ENCODING);
    boolean isPlain = coding == null || ContentCoding.of(coding).isEmpty();
    return announced >= 0 && isPlain ? announced : maxBytes;
  }

  /** Reads on. */
  void goOn() {
    goesOn = true;
    head.loop()
        .runOnContext(_ -> {
          if (drained != null) {
            drained.handle(null);
          }
        });
  }

  /** The whole answer. */
  Future<HttpAnswer> whole() {
    return whole.future();
  }

  private static long announced(HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.strip().matches("[0-9]{1,18}")
        ? Long.parseLong(length.strip())
        : -1;
  }

  @Override
  public Future<Void> write(Buffer piece) {
    came += piece.length();
    if (came > maxBytes) {
      pieces.clear();
      head.response().request().reset();
      return Future.failedFuture(new TooLargeException(maxBytes));
    }
    pieces.add(piece);
    if (came > FREE && !waits) {
      waits = true;
      head.tell().run();
    }
    return Future.succeededFuture();
  }

  @Override
  public boolean writeQueueFull() {
    return waits && !goesOn;
  }

  @Override
  public BodyReader drainHandler(@Nullable Handler<@Nullable Void> handler) {
    drained = handler;
    return this;
  }

  @Override
  public void over(@Nullable Throwable failure) {
    if (failure == null) {
      HttpClientResponse response = head.response();
      whole.tryComplete(new HttpAnswer(response.statusCode(), headers(response), join()));
    } else {
      pieces.clear();
      whole.tryFail(failure);
    }
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

  /** Said at the end and at a failure alike; {@link #over} tells which. */
  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public Future<@Nullable HttpAnswer> result() {
    return Future.succeededFuture();
  }

  @Override
  public BodyReader exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public BodyReader setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public void handle(Throwable failure) {
    // told by over
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
