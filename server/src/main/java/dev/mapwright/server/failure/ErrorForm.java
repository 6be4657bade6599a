package dev.mapwright.server.failure;

import dev.mapwright.server.http.Response;

/** How a dialect tells a failure. */
@FunctionalInterface
public interface ErrorForm {
  /** The failure as an answer. */
  Response tell(Failure failure);
}
