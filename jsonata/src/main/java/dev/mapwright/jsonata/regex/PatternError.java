package dev.mapwright.jsonata.regex;

/** What is wrong with a pattern, in JavaScript's words where it has some. */
final class PatternError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PatternError(String message) {
    super(message, null, false, false);
  }
}
