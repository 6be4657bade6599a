package dev.mapwright.engine.failure;

import java.util.List;

/**
 * The caller asked for something that cannot be: an unknown field, a foreign cursor, no such id.
 */
public final class CallerException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final List<String> failures;

  /** With one message for all, and one line per single failure. */
  public CallerException(Kind kind, String message, List<String> failures) {
    super(message, null);
    this.kind = kind;
    this.failures = List.copyOf(failures);
  }

  /** Without single failures. */
  public CallerException(Kind kind, String message) {
    this(kind, message, List.of());
  }

  /** What kind of mistake. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong, one line each. */
  public List<String> failures() {
    return failures;
  }

  /** What kind of mistake. */
  public enum Kind {
    BAD_REQUEST,
    NOT_FOUND,
    CURSOR_EXPIRED
  }
}
