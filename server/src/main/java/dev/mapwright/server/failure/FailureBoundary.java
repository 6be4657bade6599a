package dev.mapwright.server.failure;

import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;

/**
 * Lets nothing but answers out: what a handler throws is told in the form of its request.
 *
 * @param handler answers, or throws
 * @param forms how failures are told
 */
public record FailureBoundary(Handler handler, ErrorForms forms) implements Handler {
  @Override
  public ServerResponse handle(ServerRequest request) {
    try {
      return handler.handle(request);
    } catch (RuntimeException thrown) {
      return forms.of(request).tell(Failures.of(thrown));
    }
  }
}
