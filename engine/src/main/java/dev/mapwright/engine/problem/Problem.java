package dev.mapwright.engine.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a file, worded for its author.
 *
 * @param code a stable short name, such as {@code unknown-key}
 * @param severity an error keeps the file from being used, a warning does not
 * @param place where
 * @param message what is wrong and what was expected
 * @param cure what to do about it, such as {@code Did you mean 'records'?}; null where the message
 *     says it all
 * @param fix the same as a change of the text; null where that is not known
 */
public record Problem(
    String code,
    Severity severity,
    Place place,
    String message,
    @Nullable String cure,
    @Nullable Fix fix) {

  /** A problem whose cure is for a person to write. */
  public Problem(
      String code, Severity severity, Place place, String message, @Nullable String cure) {
    this(code, severity, place, message, cure, null);
  }

  /** Whether a problem keeps the file from being used. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** The problem as it is printed: place, message, source line, caret, cure. */
  public String render() {
    return place
        + ": "
        + severity.name().toLowerCase(Locale.ROOT)
        + ": "
        + message
        + "\n"
        + place.excerpt().indent(4)
        + (cure == null ? "" : "    " + cure + "\n");
  }
}
