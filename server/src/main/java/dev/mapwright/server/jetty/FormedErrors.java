package dev.mapwright.server.jetty;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.Failure;
import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells what Jetty itself refuses (a line too long, broken HTTP) in the error form. */
final class FormedErrors extends ErrorHandler {
  private final ErrorForm errors;

  FormedErrors(ErrorForm errors) {
    this.errors = errors;
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
    new ResponseSender(request, response).send(errors.tell(Failure.of(code, text)), errors);
    callback.succeeded();
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }
}
