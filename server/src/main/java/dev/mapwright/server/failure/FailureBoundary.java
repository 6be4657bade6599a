package dev.mapwright.server.failure;

import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;

/**
 * Lets nothing but answers out: what a handler throws is told in the error form.
 *
 * @param handler answers, or throws
 * @param form how failures are told
 */
public record FailureBoundary(Handler handler, ErrorForm form) implements Handler {
  @Override
  public ServerResponse handle(ServerRequest request) {
    try {
      return handler.handle(request);
    } catch (RuntimeException thrown) {
      return form.tell(Failures.of(thrown));
    }
  }
}
