package dev.mapwright.server.http;

import java.util.List;
import java.util.Map;

/** A request that is answered with an error before it reaches the engine. Not logged. */
public final class HttpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;
  private final List<String> failures;
  private final transient List<ParameterMistake> mistakes;
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
    this(status, message, failures, List.of(), headers);
  }

  private HttpException(
      int status,
      String message,
      List<String> failures,
      List<ParameterMistake> mistakes,
      Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.text = message;
    this.failures = List.copyOf(failures);
    this.mistakes = List.copyOf(mistakes);
    this.headers = Map.copyOf(headers);
  }

  /** A status with a message. */
  public static HttpException of(int status, String message) {
    return new HttpException(status, message, List.of(), Map.of());
  }

  /** A status with a message and headers. */
  public static HttpException with(int status, String message, Map<String, String> headers) {
    return new HttpException(status, message, List.of(), headers);
  }

  /** 422 for parameters that are wrong. */
  public static HttpException invalid(List<ParameterMistake> mistakes) {
    String message =
        mistakes.size() == 1
            ? mistakes.getFirst().message()
            : mistakes.size() + " parameters are wrong";
    return new HttpException(422, message, List.of(), mistakes, Map.of());
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

  /** The parameters that are wrong, where the form of the answer tells them apart. */
  public List<ParameterMistake> mistakes() {
    return mistakes;
  }

  /** To be sent with the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
