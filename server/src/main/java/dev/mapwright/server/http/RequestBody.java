package dev.mapwright.server.http;

/** The body of a request, read when it is wanted. */
@FunctionalInterface
public interface RequestBody {
  /** None. */
  RequestBody NONE = () -> new byte[0];

  /** The most that a body may have. */
  int MOST_BYTES = 1 << 20;

  /**
   * All of it; to be called once.
   *
   * @throws HttpException 413 if it is too long
   */
  byte[] read();
}
