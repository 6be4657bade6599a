package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose body is asked for piece by piece: what nobody reads stays with its sender. The
 * event loop puts pieces in, the reading thread takes them out.
 */
final class PulledAnswer implements HttpStream, SentRequest.Body<Void> {
  private final SentRequest.Head head;
  private final HttpCall call;
  private final Duration idle;
  private final Connections.Place place;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Buffer piece = Buffer.buffer();
  private int read;
  private boolean ended;

  /** Whether a piece has been asked for that has not been taken; the first comes by itself. */
  private boolean asked = true;

  private @Nullable Event next;

  // What follows is the event loop's own.

  private long came;
  private @Nullable Handler<@Nullable Void> drained;

  private sealed interface Event {
    record Piece(Buffer bytes) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}
  }

  /**
   * Of a response that has just come.
   *
   * @param place given back when the answer is read or closed
   */
  PulledAnswer(SentRequest.Head head, HttpCall call, Duration idle, Connections.Place place) {
    this.head = head;
    this.call = call;
    this.idle = idle;
    this.place = place;
  }

  @Override
  public boolean isKnownAtOnce() {
    return true;
  }

  @Override
  public long came() {
    return came;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    came += bytes.length();
    events.add(new Event.Piece(bytes));
    return Future.succeededFuture();
  }

  /** No piece comes before the last one has been taken. */
  @Override
  public boolean writeQueueFull() {
    return true;
  }

  @Override
  public PulledAnswer drainHandler(@Nullable Handler<@Nullable Void> handler) {
    drained = handler;
    return this;
  }

  @Override
  public void over(@Nullable Throwable failure) {
    events.add(failure == null ? new Event.End() : new Event.Failure(failure));
  }

  /** Said at the end and at a failure alike; {@link #over} tells which. */
  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> result() {
    return Future.succeededFuture();
  }

  @Override
  public PulledAnswer exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public PulledAnswer setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public void handle(Throwable failure) {
    // told by over
  }

  @Override
  public int status() {
    return head.response().statusCode();
  }

  @Override
  public Map<String, String> headers() {
    return BodyReader.headers(head.response());
  }

  @Override
  public int read(byte[] into) throws InterruptedException {
    while (read == piece.length()) {
      if (ended) {
        return -1;
      }
      pull();
    }
    int count = Math.min(into.length, piece.length() - read);
    piece.getBytes(read, read + count, into);
    read += count;
    return count;
  }

  @Override
  public boolean waitForBytes(Duration atMost) throws InterruptedException {
    return ended || read < piece.length() || next(atMost) != null;
  }

  private @Nullable Event next(Duration atMost) throws InterruptedException {
    if (!asked) {
      asked = true;
      head.loop().runOnContext(_ -> Objects.requireNonNull(drained).handle(null));
    }
    if (next == null) {
      next = events.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
    return next;
  }

  private void pull() throws InterruptedException {
    Event event = next(idle);
    next = null;
    asked = event == null;
    switch (event) {
      case null ->
          throw new TransportException(
              TransportException.Kind.TIMED_OUT,
              call + ": nothing came for " + idle.toMillis() + " ms",
              null);
      case Event.Piece(Buffer bytes) -> {
        piece = bytes;
        read = 0;
      }
      case Event.End() -> {
        ended = true;
        place.giveBack();
      }
      case Event.Failure(Throwable cause) -> throw TransportFailures.of(cause, call);
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      head.response().request().reset();
    }
    place.giveBack();
  }
}
