package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.connector.load.expression.ExpressionToken.Kind;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.UnquotedExpressions;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds expressions that compile but hardly mean what their author meant. */
final class SuspiciousExpressions {
  private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
  private static final Set<String> TYPOGRAPHIC = Set.of("\u201c", "\u201d", "\u2018", "\u2019");
  private static final Pattern COMMENT = Pattern.compile("^\\s+#(.*)$");

  private SuspiciousExpressions() {}

  /** What a compiled expression's text gives away. */
  static void check(Passage passage, Problems problems) {
    List<ExpressionToken> tokens = ExpressionToken.of(passage.text());
    tokens.stream()
        .filter(token -> TYPOGRAPHIC.contains(token.text()) && token.kind() == Kind.SIGN)
        .findFirst()
        .ifPresent(quote -> tellTypographic(quote, passage, problems));
    for (int i = 1; i + 1 < tokens.size(); i++) {
      ExpressionToken sign = tokens.get(i);
      if (sign.is("-")) {
        checkDash(tokens.get(i - 1), sign, tokens.get(i + 1), passage, problems);
      } else if (sign.is("=")) {
        checkPredicate(tokens, i, passage, problems);
      }
    }
  }

  /** Whether YAML took the rest of an expression for a comment. */
  static void checkComment(ScalarNode node, Problems problems) {
    String comment = commentBehind(node);
    if (comment != null && comment.startsWith("$")) {
      problems.warning(
          "yaml-mangled",
          node.place(),
          "YAML takes '#" + comment.strip() + "' for a comment.",
          UnquotedExpressions.QUOTE);
    }
  }

  /** What may have broken an expression, by the way it is written in YAML. */
  static @Nullable String cureOfBroken(ScalarNode node) {
    if (commentBehind(node) != null) {
      return "YAML takes what follows ' #' for a comment. " + UnquotedExpressions.QUOTE;
    }
    if (UnquotedExpressions.isOpen(node) && isCut(node)) {
      return "Inside { } and [ ], YAML ends a value at a comma or bracket. "
          + UnquotedExpressions.QUOTE;
    }
    return node.text().contains("{{")
        ? "An expression stands here by itself, without {{ }}."
        : null;
  }

  /** Whether a comma or bracket of YAML's ends the text. */
  private static boolean isCut(ScalarNode node) {
    Place place = node.place();
    String line = place.file().line(place.line());
    String behind = line.substring(Math.min(line.length(), place.column() - 1 + place.length()));
    return node.style() == YamlNode.Style.PLAIN && behind.strip().matches("[,}\\]].*");
  }

  private static @Nullable String commentBehind(ScalarNode node) {
    Place place = node.place();
    String line = place.file().line(place.line());
    int end = Math.min(line.length(), place.column() - 1 + place.length());
    Matcher comment = COMMENT.matcher(line.substring(end));
    return node.style() == YamlNode.Style.PLAIN && comment.matches() ? comment.group(1) : null;
  }

  private static void tellTypographic(ExpressionToken quote, Passage passage, Problems problems) {
    problems.warning(
        "typographic-quote",
        passage.at(quote.start(), 1),
        quote.text() + " is part of a name here, and no quotation mark.",
        "A text stands in \"straight\" or 'single' quotes.");
  }

  private static void checkDash(
      ExpressionToken left,
      ExpressionToken dash,
      ExpressionToken right,
      Passage passage,
      Problems problems) {
    boolean touching = left.end() == dash.start() && dash.end() == right.start();
    boolean quoted = passage.text().charAt(left.start()) == '`';
    if (touching && !quoted && left.kind() == Kind.NAME && right.kind() == Kind.NAME) {
      String name = left.text() + "-" + right.text();
      problems.warning(
          "dash-in-name",
          passage.at(left.start(), right.end() - left.start()),
          "'" + name + "' is read as a subtraction.",
          "For a key, write `" + name + "`; for a subtraction, put blanks around the minus.",
          quoted(name, passage, left.start(), right.end()));
    }
  }

  /** YAML takes no text for plain that begins with a backquote. */
  private static Fix quoted(String name, Passage passage, int from, int to) {
    Place place = passage.at(from, to - from);
    boolean isPlain = place.column() == passage.place().column();
    boolean isWhole = from == 0 && to == passage.text().length();
    String written = "`" + name + "`";
    return isPlain && !isWhole
        ? new Fix(passage.place(), "'" + written + passage.text().substring(to) + "'")
        : new Fix(place, isPlain ? "'" + written + "'" : written);
  }

  /** In {@code $rows[id = row_id]} both names are looked up in the row. */
  private static void checkPredicate(
      List<ExpressionToken> tokens, int equals, Passage passage, Problems problems) {
    int left = equals - 1;
    while (left > 1 && isBare(tokens.get(left)) && tokens.get(left - 1).is(".")) {
      left -= 2;
    }
    int right = equals + 1;
    while (right + 2 < tokens.size()
        && isBare(tokens.get(right))
        && tokens.get(right + 1).is(".")) {
      right += 2;
    }
    boolean bare = isBare(tokens.get(left)) && isBare(tokens.get(right));
    boolean opens = left > 1 && tokens.get(left - 1).is("[") && isOperand(tokens.get(left - 2));
    boolean closes = right + 1 < tokens.size() && tokens.get(right + 1).is("]");
    if (bare && opens && closes) {
      problems.warning(
          "predicate-of-names",
          passage.at(tokens.get(left).start(), tokens.get(right).end() - tokens.get(left).start()),
          "Both names are looked up in what is filtered, '" + tokens.get(right).text() + "' too.",
          "Fetch by key, as in $name(key), or put the outer value in 'let' and compare with"
              + " $variable.");
    }
  }

  private static boolean isBare(ExpressionToken token) {
    return token.kind() == Kind.NAME && !CONSTANTS.contains(token.text());
  }

  private static boolean isOperand(ExpressionToken token) {
    return token.kind() != Kind.SIGN || token.is(")") || token.is("]");
  }
}
