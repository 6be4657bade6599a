package dev.mapwright.engine.upstream;

/** Sends HTTP requests. Safe for any number of threads; a call blocks its (virtual) thread. */
public interface Transport extends AutoCloseable {

  /**
   * Sends a request and reads the whole answer. Redirects are not followed.
   *
   * @throws TransportException if there is no answer: not reachable, timed out, too large
   * @throws InterruptedException if the thread was interrupted; the exchange is given up
   */
  HttpAnswer send(HttpCall call) throws InterruptedException;

  @Override
  void close();
}
