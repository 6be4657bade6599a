package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.regex.Match;
import dev.mapwright.jsonata.regex.RegexFunction;
import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The matches of a text one after another, by a regular expression or by a matcher function. */
interface Matches {
  /** The next match; {@code null} after the last. */
  @Nullable Match next();

  /** A match as the value that a replacement function is given. */
  @Nullable Object value(Match match);

  static Matches of(Run run, FunctionValue matcher, String text) {
    return matcher instanceof RegexFunction regex
        ? new OfRegex(run, regex, text)
        : new OfFunction(run, matcher, text);
  }

  /** The matches of a regular expression. */
  final class OfRegex implements Matches {
    private final Run run;
    private final RegexFunction regex;
    private final String text;
    private @Nullable Match last;

    OfRegex(Run run, RegexFunction regex, String text) {
      this.run = run;
      this.regex = regex;
      this.text = text;
    }

    @Override
    public @Nullable Match next() {
      run.step();
      last = last == null ? regex.first(run, text) : regex.next(run, text, last);
      return last;
    }

    @Override
    public @Nullable Object value(Match match) {
      return regex.object(text, match);
    }
  }

  /** The matches of a function that gives objects as a regular expression does. */
  final class OfFunction implements Matches {
    private final Run run;
    private final FunctionValue matcher;
    private final String text;
    private @Nullable Object last;
    private boolean begun;

    OfFunction(Run run, FunctionValue matcher, String text) {
      this.run = run;
      this.matcher = matcher;
      this.text = text;
    }

    @Override
    public @Nullable Match next() {
      if (!begun) {
        begun = true;
        last = Sequence.unwrapped(matcher.call(run, text));
      } else {
        Object next = last instanceof Map<?, ?> match ? match.get("next") : null;
        last =
            next instanceof FunctionValue function ? Sequence.unwrapped(function.call(run)) : null;
      }
      return last == null ? null : match(last);
    }

    private static Match match(Object value) {
      if (!(value instanceof Map<?, ?> match)
          || !(match.get("start") instanceof Number
              || match.get("end") instanceof Number
              || match.get("groups") instanceof List
              || match.get("next") instanceof FunctionValue)) {
        throw JsonataException.of(
                "T1010",
                "The matcher function argument does not return the correct object structure")
            .withValue(value);
      }
      String text = match.get("match") instanceof String given ? given : "";
      int start = match.get("start") instanceof Number given ? given.intValue() : 0;
      int end = match.get("end") instanceof Number given ? given.intValue() : start + text.length();
      List<?> groups = match.get("groups") instanceof List<?> given ? given : List.of();
      return new Match(text, start, end, groups);
    }

    @Override
    public @Nullable Object value(Match match) {
      return last;
    }
  }
}
