package dev.mapwright.server.jetty;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.ErrorForms;
import dev.mapwright.server.http.CrossOrigin;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.Owner;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import java.util.function.Function;

/**
 * What an HTTP server stands before.
 *
 * @param handler answers requests
 * @param errors tell what fails before a request reaches the handler, or beyond it
 * @param owners whose share of the server a request takes
 * @param crossOrigin which pages of others may ask
 * @param observer is told of each request
 * @param stopping is told first when the server stops, to end what would go on
 */
public record Front(
    Handler handler,
    ErrorForms errors,
    Function<ServerRequest, Owner> owners,
    CrossOrigin crossOrigin,
    RequestObserver observer,
    Runnable stopping) {

  /** A handler whose callers all share one lot. */
  public static Front of(Handler handler, ErrorForm errors) {
    return new Front(
        handler, _ -> errors, _ -> Owner.of("all"), CrossOrigin.NONE, _ -> (_, _) -> {}, () -> {});
  }
}
