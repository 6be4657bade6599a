package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.EvaluateRuntimeException;
import com.api.jsonata4java.expressions.FrameEnvironment;
import com.api.jsonata4java.expressions.RegularExpression;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** The regular expressions of an expression, as values of variables. */
record PatternVariables(Map<String, JsonNode> values) {
  PatternVariables {
    values = Map.copyOf(values);
  }

  /** Compiles them. */
  static PatternVariables of(Map<String, Syntax.Regex> patterns) throws UnsupportedExpression {
    Map<String, JsonNode> values = new HashMap<>();
    for (Map.Entry<String, Syntax.Regex> pattern : patterns.entrySet()) {
      values.put(pattern.getKey(), compiled(pattern.getValue()));
    }
    return new PatternVariables(values);
  }

  void bind(FrameEnvironment environment) {
    values.forEach(environment::setVariable);
  }

  /** The flags stand in the pattern: what the library makes of its own does not hold everywhere. */
  private static JsonNode compiled(Syntax.Regex regex) throws UnsupportedExpression {
    String flags = regex.flags().isEmpty() ? "" : "(?" + regex.flags() + ")";
    try {
      return new POJONode(
          new RegularExpression(
              RegularExpression.Type.NORMAL,
              "/" + flags + regex.pattern() + "/",
              LinearRegexEngine.INSTANCE));
    } catch (EvaluateRuntimeException e) {
      throw new UnsupportedExpression(String.valueOf(e.getMessage()));
    }
  }
}
