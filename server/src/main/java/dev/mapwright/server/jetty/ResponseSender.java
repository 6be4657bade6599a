package dev.mapwright.server.jetty;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.RequestId;
import dev.mapwright.server.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Sends one answer while it writes itself. */
final class ResponseSender {
  private static final int BUFFER = 32 * 1024;
  private static final int GATHERED = 8 * 1024;
  private static final Set<String> TEXTS = Set.of("application/json", "application/x-ndjson");
  private static final HttpField GZIP = new HttpField(HttpHeader.CONTENT_ENCODING, "gzip");

  private final Request request;
  private final Response response;
  private final String id;
  private final HttpFields around;

  /**
   * For one request.
   *
   * @param id what the request is called
   */
  ResponseSender(Request request, Response response, String id) {
    this.request = request;
    this.response = response;
    this.id = id;
    this.around = HttpFields.build(response.getHeaders()).asImmutable();
  }

  /**
   * Sends it all. A body that fails while nothing has gone out yet is told in the error form.
   *
   * @throws IOException if the reader has gone
   */
  void send(ServerResponse answer, ErrorForm errors) throws IOException {
    try {
      write(answer);
    } catch (OutOfMemoryError failed) {
      throw failed;
    } catch (RuntimeException | Error failed) {
      if (response.isCommitted()) {
        throw failed;
      }
      // What was set around this answer, such as what browsers may do with it, stays.
      response.getHeaders().clear().add(around);
      write(errors.tell(Failures.of(failed)));
    }
  }

  private void write(ServerResponse answer) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(RequestId.HEADER, id);
    Content.Sink sink =
        Content.Sink.asBuffered(
            response, request.getComponents().getByteBufferPool(), false, BUFFER, BUFFER);
    // Not closed on failure: closing would send what is half written as if it were all.
    // Bodies are written token by token, and each write to the sink costs it a callback.
    OutputStream out = new CoalescingOutputStream(Content.Sink.asOutputStream(sink), GATHERED);
    if (compresses(answer)) {
      response.getHeaders().add(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
      if (accepts()) {
        out =
            new CoalescingOutputStream(
                new Gzipped(out, () -> response.getHeaders().put(GZIP)), GATHERED);
      }
    }
    answer.body().writeTo(out);
    out.close();
  }

  /** Texts that were made here; a file passed on stays as its sender made it. */
  private static boolean compresses(ServerResponse answer) {
    String type = answer.headers().getOrDefault("content-type", "");
    return (type.startsWith("text/") || type.endsWith("+json") || TEXTS.contains(type))
        && !answer.headers().containsKey("content-disposition");
  }

  private boolean accepts() {
    QuotedQualityCSV accepted = new QuotedQualityCSV();
    request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING).forEach(accepted::addValue);
    return accepted.getValues().stream().anyMatch("gzip"::equalsIgnoreCase);
  }
}
