package dev.mapwright.server.jetty;

import dev.mapwright.engine.Holding;
import dev.mapwright.engine.watch.Watched;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.failure.OutOfMemory;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.Owner;
import dev.mapwright.server.http.RequestBody;
import dev.mapwright.server.http.RequestId;
import dev.mapwright.server.http.RequestNotes;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Between Jetty and the handlers: one request in, one answer out. Turns callers away when too many
 * requests are being worked on, slow readers of answers included.
 */
final class RequestAdapter extends Handler.Abstract {
  /** An attribute of requests that have come here. */
  static final String SEEN = RequestAdapter.class.getName();

  private final Front front;
  private final Slots slots;
  private final Departures departures;

  RequestAdapter(Front front, Slots slots, Departures departures) {
    this.front = front;
    this.slots = slots;
    this.departures = departures;
  }

  /** Why an answer broke off. Jetty notes it nowhere: its words would hold the whole URL. */
  private static final class BrokenOffException extends IOException implements QuietException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long begin = System.nanoTime();
    request.setAttribute(SEEN, true);
    ServerRequest read = read(request);
    RequestObserver.Observation observation = front.observer().begin(read);
    return Watched.by(
        read.notes(),
        () -> {
          answer(request, response, callback, read);
          observation.end(response.getStatus(), Duration.ofNanos(System.nanoTime() - begin));
          return true;
        });
  }

  private void answer(Request request, Response response, Callback callback, ServerRequest read) {
    Owner owner = front.owners().apply(read);
    String refusal = slots.enter(owner);
    try {
      answer(request, response, read, refusal);
      callback.succeeded();
    } catch (OutOfMemoryError _) {
      OutOfMemory.end();
    } catch (IOException | RuntimeException | Error _) {
      callback.failed(new BrokenOffException());
    } finally {
      if (refusal == null) {
        slots.leave(owner);
      }
    }
  }

  private void answer(
      Request request, Response response, ServerRequest read, @Nullable String refusal)
      throws IOException {
    try (Holding _ = read.holding();
        Departures.Work _ = departures.working(request)) {
      ServerResponse answer =
          refusal == null ? answer(read) : front.errors().of(read).tell(busy(refusal));
      new ResponseSender(request, response, read.notes().id())
          .send(answer, front.errors().of(read));
    }
  }

  /** Whatever a handler throws, there is an answer. */
  private ServerResponse answer(ServerRequest request) {
    try {
      return front.handler().handle(request);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return front.errors().of(request).tell(Failures.of(e));
    }
  }

  private static Failure busy(String why) {
    return new Failure(503, why, List.of(), null, Map.of("retry-after", "1"), null);
  }

  private static byte[] body(Request request) {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] bytes = in.readNBytes(RequestBody.MOST_BYTES + 1);
      if (bytes.length > RequestBody.MOST_BYTES) {
        throw HttpException.of(413, "The body is longer than " + RequestBody.MOST_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException _) {
      throw HttpException.badRequest("The body broke off");
    }
  }

  static ServerRequest read(Request request) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.putIfAbsent(field.getLowerCaseName(), String.valueOf(field.getValue()));
    }
    return new ServerRequest(
        request.getMethod().toUpperCase(Locale.ROOT),
        // What could not be read has none.
        Objects.requireNonNullElse(request.getHttpURI().getPath(), "/"),
        request.getHttpURI().getQuery(),
        headers,
        ApiCaller.NOBODY,
        () -> body(request),
        new Holding(),
        new RequestNotes(RequestId.of(headers.get(RequestId.HEADER))));
  }
}
