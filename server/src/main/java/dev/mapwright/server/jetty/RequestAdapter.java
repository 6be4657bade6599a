package dev.mapwright.server.jetty;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.http.AccessLog;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.RequestId;
import dev.mapwright.server.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Between Jetty and the handlers: one request in, one answer out. Turns callers away when too many
 * requests are being worked on, slow readers of answers included.
 */
final class RequestAdapter extends org.eclipse.jetty.server.Handler.Abstract {
  private final Handler handler;
  private final ErrorForm errors;
  private final Semaphore slots;

  RequestAdapter(Handler handler, ErrorForm errors, int concurrent) {
    this.handler = handler;
    this.errors = errors;
    this.slots = new Semaphore(concurrent);
  }

  @Override
  public boolean handle(
      Request request, org.eclipse.jetty.server.Response response, Callback callback) {
    long begin = System.nanoTime();
    var read = read(request);
    String id = RequestId.of(read.header(RequestId.HEADER));
    Response answer;
    boolean admitted = slots.tryAcquire();
    try {
      answer = admitted ? handler.handle(read) : errors.tell(busy());
      new ResponseSender(request, response, id).send(answer, errors);
      callback.succeeded();
    } catch (IOException | RuntimeException e) {
      callback.failed(e);
    } finally {
      if (admitted) {
        slots.release();
      }
    }
    AccessLog.note(read, id, response.getStatus(), Duration.ofNanos(System.nanoTime() - begin));
    return true;
  }

  private static Failure busy() {
    return new Failure(
        503,
        "The server is at its limit of requests worked on at once; try again in a second",
        List.of(),
        null,
        Map.of("retry-after", "1"),
        null);
  }

  private static dev.mapwright.server.http.Request read(Request request) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.putIfAbsent(field.getLowerCaseName(), String.valueOf(field.getValue()));
    }
    return new dev.mapwright.server.http.Request(
        request.getMethod().toUpperCase(Locale.ROOT),
        request.getHttpURI().getPath(),
        request.getHttpURI().getQuery(),
        headers);
  }
}
