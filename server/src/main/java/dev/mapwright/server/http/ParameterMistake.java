package dev.mapwright.server.http;

/**
 * Something wrong with one parameter.
 *
 * @param part where it stands: {@code query}, {@code path} or {@code header}
 * @param name the parameter
 * @param message what was expected and what came
 * @param kind a stable short name, such as {@code value_error}
 */
public record ParameterMistake(String part, String name, String message, String kind) {

  /** A value in the query that cannot be taken. */
  public static ParameterMistake inQuery(String name, String message) {
    return new ParameterMistake("query", name, message, "value_error");
  }
}
