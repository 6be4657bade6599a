package dev.mapwright.engine.upstream.vertx;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, whose body a stream of ours takes in: with bounds, and no faster than
 * it is wanted. The Web Client tells a body codec nothing but bytes; an interceptor tells this one
 * also over which connection the request went, and what the head of the answer says.
 *
 * <p>Its callbacks run on the event loop; the rest is for the one thread that waits.
 *
 * @param <B> what the body becomes
 * @param <S> what takes it in
 */
final class SentRequest<B, S extends SentRequest.Body<B>> implements BodyCodec<B> {
  private final Function<Head, S> reading;
  private final Promise<@Nullable Void> begun = Promise.promise();
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private volatile @Nullable S body;
  private boolean kept;
  private boolean givenUp;

  /**
   * Not sent yet.
   *
   * @param reading makes what takes the body in, once the head is there
   */
  SentRequest(Function<Head, S> reading) {
    this.reading = reading;
  }

  /**
   * The head of an answer.
   *
   * @param loop the event loop that reads the body
   * @param tell says that something is to be told of the body before its end
   */
  record Head(HttpClientResponse response, Context loop, Runnable tell) {}

  /** What takes a body in. */
  interface Body<B> extends BodyStream<B> {
    /** How many bytes have come. */
    long came();

    /**
     * The exchange is over. Whether all has come is told here, and not by {@code end}.
     *
     * @param failure why not all has come; null where it has
     */
    default void over(@Nullable Throwable failure) {}

    /** Whether something can be told of it before its end. */
    boolean isKnownAtOnce();
  }

  /**
   * Lets a client's requests know how far they are.
   *
   * @param fresh the connections that no request has used yet
   */
  static void watch(HttpContext<?> context, Set<HttpConnection> fresh) {
    if (context.request().bodyCodec() instanceof SentRequest<?, ?> sent) {
      switch (context.phase()) {
        case SEND_REQUEST -> sent.connected(context.clientRequest(), fresh);
        case RECEIVE_RESPONSE -> sent.answered(context.clientResponse());
        default -> {}
      }
    }
    context.next();
  }

  /**
   * Sends a request.
   *
   * @return when something is to be told of the answer's body
   */
  Future<@Nullable Void> send(HttpRequest<Buffer> unsent, byte[] content) {
    HttpRequest<B> taking = unsent.as(this);
    Future<HttpResponse<B>> whole =
        content.length == 0 ? taking.send() : taking.sendBuffer(Buffer.buffer(content));
    whole.onComplete(result -> {
      Throwable failure = result.succeeded() ? null : inWords(result.cause());
      S read = body;
      if (read != null) {
        read.over(failure);
      }
      if (failure == null) {
        begun.tryComplete();
      } else {
        begun.tryFail(failure);
      }
    });
    return begun.future();
  }

  /** Once the head is there, what fails is the body. */
  private Throwable inWords(Throwable cause) {
    S read = body;
    return read == null || cause instanceof BodyReader.TooLargeException
        ? cause
        : BodyReader.TruncatedException.of(requireNonNull(response), read.came(), cause);
  }

  private synchronized void connected(HttpClientRequest sending, Set<HttpConnection> fresh) {
    request = sending;
    kept = !fresh.remove(sending.connection());
    if (givenUp) {
      sending.reset(); // nobody waits for this connection any more
    }
  }

  private synchronized void answered(HttpClientResponse head) {
    response = head;
  }

  @Override
  public BodyStream<B> stream() {
    Context loop = requireNonNull(Vertx.currentContext(), "runs on the event loop");
    S made = reading.apply(new Head(requireNonNull(response), loop, this::tell));
    body = made;
    if (made.isKnownAtOnce()) {
      begun.tryComplete();
    }
    return made;
  }

  private void tell() {
    begun.tryComplete();
  }

  /** What takes the body in, once it has begun. */
  S body() {
    return requireNonNull(body);
  }

  /** Whether there was a connection to send the request over. */
  synchronized boolean isConnected() {
    return request != null;
  }

  /** Whether it went over a connection that was used before, and no answer began. */
  synchronized boolean mayBeStale() {
    return kept && response == null;
  }

  /** Ends it, wherever it is. */
  synchronized void giveUp() {
    givenUp = true;
    if (request != null) {
      request.reset();
    }
  }
}
