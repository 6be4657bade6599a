package dev.mapwright.engine.upstream.transport;

import java.time.Duration;
import java.util.Map;

/**
 * An HTTP answer whose body is still to be read, as fast as its reader reads. Not thread-safe; a
 * call blocks its (virtual) thread.
 */
public interface HttpStream extends AutoCloseable {

  /** The status code. */
  int status();

  /** Names in lower case; several values of one name joined by a comma and a blank. */
  Map<String, String> headers();

  /**
   * Reads some bytes, at least one.
   *
   * @return how many; -1 at the end
   * @throws TransportException if the connection failed, or nothing came for too long
   * @throws InterruptedException if the thread was interrupted
   */
  int read(byte[] into) throws InterruptedException;

  /**
   * Waits until something can be read, or the end is known.
   *
   * @return whether it is so; false if the time was not enough
   * @throws InterruptedException if the thread was interrupted
   */
  boolean waitForBytes(Duration atMost) throws InterruptedException;

  /** Gives the exchange up if it was not read to its end. */
  @Override
  void close();
}
