package dev.mapwright.server.http;

import java.util.List;
import java.util.Map;

/** A request that is answered with an error before it reaches the engine. Not logged. */
public final class HttpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;
  private final List<String> failures;
  private final transient Map<String, String> headers;

  /**
   * With everything.
   *
   * @param status 4xx or 5xx
   * @param message for the caller: what was expected, what came, what to do
   * @param failures what is wrong, one line each; empty where the message says it all
   * @param headers to be sent with the answer
   */
  public HttpException(
      int status, String message, List<String> failures, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.text = message;
    this.failures = List.copyOf(failures);
    this.headers = Map.copyOf(headers);
  }

  /** A status with a message. */
  public static HttpException of(int status, String message) {
    return new HttpException(status, message, List.of(), Map.of());
  }

  /** 400 for one reason. */
  public static HttpException badRequest(String message) {
    return of(400, message);
  }

  /** The status to answer. */
  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return text;
  }

  /** What is wrong, one line each. */
  public List<String> failures() {
    return failures;
  }

  /** To be sent with the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
