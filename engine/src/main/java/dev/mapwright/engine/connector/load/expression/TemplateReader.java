package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values in the texts of which {@code {{ expression }}} may stand. */
public final class TemplateReader {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final Pattern GRAPHQL =
      Pattern.compile("\\s*(query|subscription|fragment)\\b[^{]*[{]");

  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_]\\w*)");

  private final ExpressionReader expressions;

  public TemplateReader(ExpressionReader expressions) {
    this.expressions = expressions;
  }

  /** A JSON value: numbers, booleans and null stay what they are. */
  public Template json(YamlNode node, ExpressionScope scope) {
    return tree(node, scope, true);
  }

  /** What is sent as text, such as a query: numbers are sent as they are written. */
  public Template text(YamlNode node, ExpressionScope scope) {
    return tree(node, scope, false);
  }

  /** The members of a map, each as text. */
  public SequencedMap<String, Template> texts(MapNode map, ExpressionScope scope) {
    SequencedMap<String, Template> members = new LinkedHashMap<>();
    map.entries().forEach((name, entry) -> members.put(name, text(entry.value(), scope)));
    return members;
  }

  private Template tree(YamlNode node, ExpressionScope scope, boolean typed) {
    return switch (node) {
      case MapNode map -> {
        SequencedMap<String, Template> members = new LinkedHashMap<>();
        map.entries()
            .forEach((name, entry) -> members.put(name, tree(entry.value(), scope, typed)));
        yield new Template.Members(members);
      }
      case ListNode list ->
          new Template.Items(list.items().stream().map(i -> tree(i, scope, typed)).toList());
      case ScalarNode scalar when scalar.value() instanceof String ->
          passage(scalar.passage(), scope);
      case ScalarNode scalar when typed -> new Template.Literal(scalar.value());
      case ScalarNode scalar -> {
        if (scalar.value() == JsonNull.NULL) {
          problems()
              .error(
                  "null-text",
                  scalar.place(),
                  "null can be sent in JSON bodies only.",
                  "Leave the key out, or write \"\" for an empty text.");
        }
        yield new Template.Literal(scalar.text());
      }
    };
  }

  /** Text with expressions; an expression alone keeps its type. */
  public Template passage(Passage passage, ExpressionScope scope) {
    List<Template> parts = parts(passage, scope);
    return switch (parts.size()) {
      case 0 -> new Template.Literal("");
      case 1 -> parts.getFirst();
      default -> new Template.Text(parts);
    };
  }

  private List<Template> parts(Passage passage, ExpressionScope scope) {
    String text = passage.text();
    List<Template> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf(OPEN, at);
      int literalEnd = open < 0 ? text.length() : open;
      if (literalEnd > at) {
        checkLiteral(passage, at, literalEnd, scope);
        parts.add(new Template.Literal(text.substring(at, literalEnd)));
      }
      if (open < 0) {
        return parts;
      }
      int close = ExpressionToken.endOfExpression(text, open + OPEN.length());
      if (close < 0) {
        problems()
            .error(
                "open-template",
                passage.at(open, OPEN.length()),
                "The expression that begins here is not closed.",
                "Close it with }}.");
        return parts;
      }
      parts.add(computed(passage, open + OPEN.length(), close, scope));
      at = close + CLOSE.length();
    }
    return parts;
  }

  /** A variable without braces is sent as it is written, which is hardly meant. */
  private void checkLiteral(Passage passage, int from, int to, ExpressionScope scope) {
    Matcher variable = VARIABLE.matcher(passage.text()).region(from, to);
    if (GRAPHQL.matcher(passage.text()).lookingAt()) {
      return; // its variables are written alike
    }
    if (variable.find() && scope.variables().contains(variable.group(1))) {
      problems()
          .warning(
              "variable-as-text",
              passage.at(variable.start(), variable.end() - variable.start()),
              "'" + variable.group() + "' is sent as it is written here.",
              "For its value, write {{ " + variable.group() + " }}, the text in double quotes.",
              isWhole(passage, variable)
                  ? new Fix(passage.place(), "\"{{ " + variable.group() + " }}\"")
                  : null);
    }
  }

  private static boolean isWhole(Passage passage, Matcher variable) {
    return variable.start() == 0 && variable.end() == passage.text().length();
  }

  private Template computed(Passage passage, int from, int to, ExpressionScope scope) {
    String inside = passage.text().substring(from, to);
    if (inside.isBlank()) {
      problems()
          .error(
              "empty-template",
              passage.at(from - OPEN.length(), to - from + OPEN.length() + CLOSE.length()),
              "There is no expression between the braces.",
              null);
      return new Template.Literal("");
    }
    int start = from + inside.length() - inside.stripLeading().length();
    int end = from + inside.stripTrailing().length();
    return new Template.Computed(expressions.part(passage.part(start, end), scope));
  }

  private Problems problems() {
    return expressions.problems();
  }
}
