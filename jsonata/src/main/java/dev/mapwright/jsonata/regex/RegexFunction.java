package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a value: a function from a text to its first match and those after it.
 */
public final class RegexFunction extends FunctionValue {
  private static final JsonKeys KEYS =
      JsonKeys.ofInterned("match", "start", "end", "groups", "next");

  private final Regex regex;

  public RegexFunction(Regex regex) {
    this.regex = regex;
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
    return arguments.length > 0 && arguments[0] instanceof String text
        ? object(text, first(run, text))
        : null;
  }

  /** The first match. */
  public @Nullable Match first(Run run, String text) {
    return regex.find(run, text, 0);
  }

  /**
   * The match after another.
   *
   * @throws JsonataException {@code D1004} if it matches nothing, and so would for ever
   */
  public @Nullable Match next(Run run, String text, Match previous) {
    if (previous.end() >= text.length()) {
      return null;
    }
    Match next = regex.find(run, text, previous.end());
    if (next != null && next.text().isEmpty()) {
      throw JsonataException.of("D1004", "Regular expression matches zero length string")
          .withValue(regex.source());
    }
    return next;
  }

  /** The match as the object that a matcher function gives. */
  public @Nullable Object object(String text, @Nullable Match match) {
    return match == null
        ? null
        : new JsonObject(
            KEYS,
            new Object[] {
              match.text(),
              (long) match.start(),
              (long) match.end(),
              match.groups(),
              new Next(text, match)
            });
  }

  private final class Next extends FunctionValue {
    private final String text;
    private final Match previous;

    Next(String text, Match previous) {
      this.text = text;
      this.previous = previous;
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
      return object(text, next(run, text, previous));
    }
  }
}
