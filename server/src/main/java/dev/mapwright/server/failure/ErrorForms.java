package dev.mapwright.server.failure;

import dev.mapwright.server.http.ServerRequest;

/** In which form a request's failure is told: that of the dialect which it is in. */
@FunctionalInterface
public interface ErrorForms {
  /** The form for a request. */
  ErrorForm of(ServerRequest request);
}
