package dev.mapwright.engine.yaml.schema;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows what YAML makes of expressions that should have been quoted. */
public final class UnquotedExpressions {
  private static final String REST =
      "YAML reads this as a key: inside { } a comma ends the value before it.";

  /** What to do. */
  public static final String QUOTE = "Put the whole expression in single quotes.";

  private static final Pattern NO_KEY = Pattern.compile(".*[()\\[\\]\"'&?].*");

  private UnquotedExpressions() {}

  /** Tells that an expression was cut. */
  public static void tellRest(Entry rest, Problems problems) {
    problems.error("yaml-mangled", rest.key().place(), REST, QUOTE);
  }

  /** Whether a key without a value is the rest of an expression that held a comma. */
  public static boolean isRest(MapNode map, Entry entry) {
    return map.flow()
        && entry.value() instanceof ScalarNode(JsonNull _, _, _)
        && (NO_KEY.matcher(entry.key().text()).matches() || followsOpen(map, entry));
  }

  private static boolean followsOpen(MapNode map, Entry entry) {
    Entry before = null;
    for (Entry each : map.entries().values()) {
      if (each == entry) {
        return before != null && isOpen(before.value());
      }
      before = each;
    }
    return false;
  }

  /** Whether a text opens more brackets than it closes. */
  public static boolean isOpen(YamlNode node) {
    if (!(node instanceof ScalarNode scalar) || scalar.style() != YamlNode.Style.PLAIN) {
      return false;
    }
    int open = 0;
    for (char c : scalar.text().toCharArray()) {
      open += c == '(' || c == '[' || c == '{' ? 1 : 0;
      open -= c == ')' || c == ']' || c == '}' ? 1 : 0;
    }
    return open > 0;
  }

  /** What to do where a map, a list or nothing stands in the place of an expression. */
  public static @Nullable String cure(YamlNode node) {
    return switch (node) {
      case MapNode map when map.flow() ->
          "An expression that begins with { stands in single quotes.";
      case ListNode list when list.flow() ->
          "An expression that begins with [ stands in single quotes.";
      case ScalarNode(JsonNull _, _, _) -> "Leave the key out where there is nothing to say.";
      default -> null;
    };
  }
}
