package dev.mapwright.server.jetty;

import dev.mapwright.engine.watch.Watched;
import dev.mapwright.server.failure.ErrorForms;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.http.RequestId;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells what Jetty itself refuses (a line too long, broken HTTP) in the error form. */
final class FormedErrors extends ErrorHandler {
  private final ErrorForms errors;
  private final RequestObserver observer;

  FormedErrors(ErrorForms errors, RequestObserver observer) {
    this.errors = errors;
    this.observer = observer;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    String text = message == null || message.isBlank() ? HttpStatus.getMessage(code) : message;
    // Written without waiting: this runs on threads of Jetty's own, which serve all others too.
    ServerRequest read = RequestAdapter.read(request);
    ServerResponse told = errors.of(read).tell(Failure.of(code, text));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    told.body().writeTo(body);
    response.setStatus(told.status());
    told.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(RequestId.HEADER, read.notes().id());
    response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
    if (request.getAttribute(RequestAdapter.SEEN) == null) {
      boolean _ =
          Watched.by(
              read.notes(),
              () -> {
                observer.begin(read).end(told.status(), Duration.ZERO);
                return true;
              });
    }
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }
}
