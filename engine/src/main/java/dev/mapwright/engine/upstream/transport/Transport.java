package dev.mapwright.engine.upstream.transport;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import java.time.Duration;

/** Sends HTTP requests. Safe for any number of threads; a call blocks its (virtual) thread. */
public interface Transport extends AutoCloseable {

  /**
   * Sends a request and reads the whole answer. Redirects are not followed.
   *
   * @param part where the answer's bytes are counted; beyond a few, none is read before there is
   *     room
   * @throws TransportException if there is no answer: not reachable, timed out, too large
   * @throws InterruptedException if the thread was interrupted; the exchange is given up
   */
  HttpAnswer send(HttpCall call, AnswerShare.Part part) throws InterruptedException;

  /**
   * Sends a request and reads no more than the head of the answer. Redirects are not followed. What
   * comes is to be closed.
   *
   * @param call its timeout is for the head
   * @param idle how long the body may pause
   * @throws TransportException if there is no answer
   * @throws InterruptedException if the thread was interrupted; the exchange is given up
   */
  HttpStream open(HttpCall call, Duration idle) throws InterruptedException;

  @Override
  void close();
}
