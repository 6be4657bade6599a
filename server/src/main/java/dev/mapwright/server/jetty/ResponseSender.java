package dev.mapwright.server.jetty;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Sends one answer while it writes itself. */
final class ResponseSender {
  private static final int BUFFER = 32 * 1024;
  private static final int GATHERED = 8 * 1024;

  private final Request request;
  private final org.eclipse.jetty.server.Response response;

  ResponseSender(Request request, org.eclipse.jetty.server.Response response) {
    this.request = request;
    this.response = response;
  }

  /**
   * Sends it all. A body that fails while nothing has gone out yet is told in the error form.
   *
   * @throws IOException if the reader has gone
   */
  void send(Response answer, ErrorForm errors) throws IOException {
    try {
      write(answer);
    } catch (RuntimeException failed) {
      if (response.isCommitted()) {
        throw failed;
      }
      response.reset();
      write(errors.tell(Failures.of(failed)));
    }
  }

  private void write(Response answer) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    Content.Sink sink =
        Content.Sink.asBuffered(
            response, request.getComponents().getByteBufferPool(), false, BUFFER, BUFFER);
    // Not closed on failure: closing would send what is half written as if it were all.
    // Bodies are written token by token, and each write to the sink costs it a callback.
    OutputStream out = new Gathered(Content.Sink.asOutputStream(sink), GATHERED);
    answer.body().writeTo(out);
    out.close();
  }
}
