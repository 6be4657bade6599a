package dev.mapwright.engine.connector.load.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable in an expression's text with the keys right behind it: {@code $where.applications.id}.
 *
 * @param variable its name, without the dollar sign
 * @param keys as far as they are plain names
 * @param start offset of the dollar sign
 * @param end offset behind the last key
 */
public record VariablePath(String variable, List<String> keys, int start, int end) {

  /** All of them, in the order of the text. */
  public static List<VariablePath> in(String source) {
    List<ExpressionToken> tokens = ExpressionToken.of(source);
    List<VariablePath> paths = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == ExpressionToken.Kind.VARIABLE) {
        paths.add(at(tokens, i));
      }
    }
    return paths;
  }

  private static VariablePath at(List<ExpressionToken> tokens, int index) {
    ExpressionToken variable = tokens.get(index);
    List<String> keys = new ArrayList<>();
    int end = variable.end();
    for (int i = index + 1; i + 1 < tokens.size() && tokens.get(i).is("."); i += 2) {
      ExpressionToken key = tokens.get(i + 1);
      boolean called = i + 2 < tokens.size() && tokens.get(i + 2).is("(");
      if (key.kind() != ExpressionToken.Kind.NAME || called) {
        break;
      }
      keys.add(key.text());
      end = key.end();
    }
    return new VariablePath(variable.text(), List.copyOf(keys), variable.start(), end);
  }
}
