package dev.mapwright.server.failure;

import dev.mapwright.server.http.ServerResponse;

/** How a dialect tells a failure. */
@FunctionalInterface
public interface ErrorForm {
  /** The failure as an answer. */
  ServerResponse tell(Failure failure);
}
