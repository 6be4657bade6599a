package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.regex.Match;
import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.TextSearch;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** Functions that look for a text or a pattern in a string. */
final class MatchFunctions {
  private static final JsonKeys MATCH_KEYS = JsonKeys.ofInterned("match", "index", "groups");

  private static final long BYTES_OF_TEXT = 48;

  private MatchFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "match" -> Builtin.of("match", "<s-f<s:o>n?:a<o>>", MatchFunctions::match);
      case "contains" -> Builtin.of("contains", "<s-(sf):b>", MatchFunctions::contains);
      case "replace" -> Builtin.of("replace", "<s-(sf)(sf)n?:s>", MatchFunctions::replace);
      case "split" -> Builtin.of("split", "<s-(sf)n?:a<s>>", MatchFunctions::split);
      default -> null;
    };
  }

  private static @Nullable Object contains(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    return switch (arguments[1]) {
      case String part -> TextSearch.indexOf(run, text, part, 0) >= 0;
      case FunctionValue matcher -> Matches.of(run, matcher, text).next() != null;
      case null, default -> null;
    };
  }

  private static @Nullable Object match(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    double limit = limit(arguments[2], "D3040", "Third argument of match function");
    Sequence result = Sequence.create();
    if (limit > 0 && arguments[1] instanceof FunctionValue matcher) {
      Matches matches = Matches.of(run, matcher, text);
      Match match = matches.next();
      for (int count = 0; match != null && count < limit; count++) {
        run.append(
            result,
            new JsonObject(
                MATCH_KEYS, new Object[] {match.text(), (long) match.start(), match.groups()}));
        match = matches.next();
      }
    }
    return result;
  }

  /** How often at most; without a limit, infinitely often. */
  private static double limit(@Nullable Object argument, String code, String which) {
    double limit =
        argument instanceof Number given ? given.doubleValue() : Double.POSITIVE_INFINITY;
    if (limit < 0) {
      throw JsonataException.of(code, which + " must evaluate to a positive number")
          .withValue(argument);
    }
    return limit;
  }

  private static @Nullable Object split(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    double limit = limit(arguments[2], "D3020", "Third argument of split function");
    Sequence result = Sequence.array();
    if (limit <= 0) {
      return result;
    }
    if (arguments[1] instanceof FunctionValue matcher) {
      splitByMatcher(run, text, matcher, limit, result);
    } else if (arguments[1] instanceof String separator) {
      splitByText(run, text, separator, Math.floor(limit), result);
    } else {
      result.append(text);
    }
    return result;
  }

  private static void addPart(Run run, Sequence parts, String part) {
    run.allocate(BYTES_OF_TEXT + part.length());
    run.append(parts, part);
  }

  private static void splitByText(
      Run run, String text, String separator, double limit, Sequence result) {
    if (separator.isEmpty()) {
      for (int i = 0; i < text.length() && i < limit; i++) {
        addPart(run, result, text.substring(i, i + 1));
      }
      return;
    }
    int from = 0;
    while (result.size() < limit) {
      int at = TextSearch.indexOf(run, text, separator, from);
      addPart(run, result, at < 0 ? text.substring(from) : text.substring(from, at));
      if (at < 0) {
        return;
      }
      from = at + separator.length();
    }
  }

  private static void splitByMatcher(
      Run run, String text, FunctionValue matcher, double limit, Sequence result) {
    Matches matches = Matches.of(run, matcher, text);
    Match match = matches.next();
    int from = 0;
    while (match != null && result.size() < limit) {
      addPart(run, result, text.substring(Math.min(from, match.start()), match.start()));
      from = match.end();
      match = matches.next();
    }
    if (result.size() < limit) {
      addPart(run, result, text.substring(from));
    }
  }

  private static @Nullable Object replace(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    if ("".equals(arguments[1])) {
      throw JsonataException.of(
              "D3010", "Second argument of replace function cannot be an empty string")
          .withValue("");
    }
    double limit = limit(arguments[3], "D3011", "Fourth argument of replace function");
    if (limit <= 0) {
      return text;
    }
    return arguments[1] instanceof FunctionValue matcher
        ? replaceMatches(run, text, matcher, arguments[2], limit)
        : replaceText(run, text, (String) arguments[1], arguments[2], limit);
  }

  private static String replaceText(
      Run run, String text, @Nullable String part, @Nullable Object replacement, double limit) {
    if (part == null) {
      return text;
    }
    if (replacement instanceof FunctionValue) {
      throw notText(replacement);
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    String substitute = replacement instanceof String given ? given : "undefined";
    int at = TextSearch.indexOf(run, text, part, 0);
    for (int count = 0; at >= 0 && count < limit; count++) {
      run.step();
      result.append(text, from, at).append(substitute);
      run.checkStringLength(result.length());
      from = at + part.length();
      at = TextSearch.indexOf(run, text, part, from);
    }
    return result.append(text, from, text.length()).toString();
  }

  private static JsonataException notText(@Nullable Object replacement) {
    return JsonataException.of(
            "D3012", "Attempted to replace a matched string with a non-string value")
        .withValue(replacement);
  }

  private static String replaceMatches(
      Run run, String text, FunctionValue matcher, @Nullable Object replacement, double limit) {
    Matches matches = Matches.of(run, matcher, text);
    StringBuilder result = new StringBuilder();
    int from = 0;
    Match match = matches.next();
    for (int count = 0; match != null && count < limit; count++) {
      result.append(text, Math.min(from, match.start()), match.start());
      Object replaced =
          replacement instanceof FunctionValue function
              ? Sequence.unwrapped(function.call(run, matches.value(match)))
              : replacement instanceof String given ? Substitution.of(run, given, match) : null;
      if (!(replaced instanceof String substitute)) {
        throw notText(replaced);
      }
      run.checkStringLength(result.append(substitute).length());
      from = match.start() + match.text().length();
      match = matches.next();
    }
    return result.append(text, from, text.length()).toString();
  }
}
