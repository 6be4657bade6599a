package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
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
final class PulledAnswer implements HttpStream {
  private final HttpClientResponse response;
  private final HttpCall call;
  private final Duration idle;
  private final Connections.Place place;
  private final Context loop;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Buffer piece = Buffer.buffer();
  private int read;

  /** Bytes so far; the event loop's own. */
  private long came;

  private boolean ended;

  /** Whether a piece has been asked for that has not been taken. */
  private boolean asked;

  private @Nullable Event next;

  private sealed interface Event {
    record Piece(Buffer bytes) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}
  }

  private PulledAnswer(
      HttpClientResponse response, HttpCall call, Duration idle, Connections.Place place) {
    this.response = response;
    this.call = call;
    this.idle = idle;
    this.place = place;
    this.loop = Objects.requireNonNull(Vertx.currentContext(), "runs on the event loop");
  }

  /**
   * Of a response that has just come. Runs on its event loop.
   *
   * @param place given back when the answer is read or closed
   */
  static PulledAnswer of(
      HttpClientResponse response, HttpCall call, Duration idle, Connections.Place place) {
    PulledAnswer answer = new PulledAnswer(response, call, idle, place);
    response
        .pause()
        .handler(bytes -> {
          answer.came += bytes.length();
          answer.events.add(new Event.Piece(bytes));
        })
        .exceptionHandler(cause ->
            answer.events.add(
                new Event.Failure(BodyReader.TruncatedException.of(response, answer.came, cause))))
        .endHandler(_ -> answer.events.add(new Event.End()));
    return answer;
  }

  @Override
  public int status() {
    return response.statusCode();
  }

  @Override
  public Map<String, String> headers() {
    return BodyReader.headers(response);
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
      loop.runOnContext(_ -> response.fetch(1));
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
      response.request().reset();
    }
    place.giveBack();
  }
}
