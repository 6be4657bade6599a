package dev.mapwright.engine.connector.load.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows what those who come from other languages write, and how JSONata writes it. */
final class ForeignWords {
  private static final Pattern TEXT =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`");

  private static final List<Map.Entry<Pattern, String>> CURES =
      List.of(
          cure("={2,3}", "JSONata compares with a single =."),
          cure("!==", "JSONata writes !=."),
          cure("&&", "JSONata writes 'and'; a single & joins texts."),
          cure("\\|\\|", "JSONata writes 'or'; for another value where there is none, ??."),
          cure("!(?!=)", "JSONata writes $not(...)."),
          cure("=>", "JSONata writes function($x) { ... }."),
          cure("\\bif\\b", "JSONata writes condition ? value : other."),
          cure(
              "^\\d+\\s*(?:ms|s|m|h|d)$",
              "An expression stands here, and no duration: write the seconds, 10."),
          cure("\\?\\.", "JSONata writes a plain dot: what is missing stays undefined."),
          cure(
              "^\\*$",
              "For all members of an object write $.*; for all items of a list its name alone."));

  private ForeignWords() {}

  private static Map.Entry<Pattern, String> cure(String pattern, String cure) {
    return Map.entry(Pattern.compile(pattern), cure);
  }

  /** What to write instead, if a text that is no JSONata has such a word; else what is open. */
  static @Nullable String cure(String expression) {
    String bare = TEXT.matcher(expression).replaceAll("\"\"");
    Optional<String> foreign =
        CURES.stream()
            .filter(each -> each.getKey().matcher(bare).find())
            .map(Map.Entry::getValue)
            .findFirst();
    return foreign.orElseGet(() -> unclosed(bare));
  }

  private static @Nullable String unclosed(String expression) {
    for (String pair : List.of("()", "[]", "{}")) {
      long open = expression.chars().filter(c -> c == pair.charAt(0)).count();
      long closed = expression.chars().filter(c -> c == pair.charAt(1)).count();
      if (open != closed) {
        return open > closed
            ? "A '" + pair.charAt(0) + "' is not closed: add '" + pair.charAt(1) + "'."
            : "A '"
                + pair.charAt(1)
                + "' closes nothing: take it away, or add '"
                + pair.charAt(0)
                + "'.";
      }
    }
    return null;
  }
}
