package dev.mapwright.server.dialect.serve;

import dev.mapwright.server.dialect.Fault;
import java.util.List;
import java.util.Map;

/** A request that is refused before the engine is asked. Not logged. */
final class DialectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String text;
  private final transient List<Mistake> mistakes;
  private final transient Map<String, String> headers;

  private DialectException(
      Fault fault, String message, List<Mistake> mistakes, Map<String, String> headers) {
    super(message, null, false, false);
    this.fault = fault;
    this.text = message;
    this.mistakes = List.copyOf(mistakes);
    this.headers = Map.copyOf(headers);
  }

  static DialectException of(Fault fault, String message) {
    return new DialectException(fault, message, List.of(), Map.of());
  }

  static DialectException with(Fault fault, String message, Map<String, String> headers) {
    return new DialectException(fault, message, List.of(), headers);
  }

  static DialectException invalid(List<Mistake> mistakes) {
    String message =
        mistakes.size() == 1
            ? mistakes.getFirst().message()
            : mistakes.size() + " parameters are wrong";
    return new DialectException(Fault.INVALID, message, mistakes, Map.of());
  }

  Fault fault() {
    return fault;
  }

  @Override
  public String getMessage() {
    return text;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  Map<String, String> headers() {
    return headers;
  }
}
