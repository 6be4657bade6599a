package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.Json;

/** Expressions of a test, evaluated. */
final class Evaluated {
  private Evaluated() {}

  static Expression compiled(ExpressionLanguage language, String expression) {
    SourceFile file = new SourceFile("test.yaml", expression);
    return language.compile(expression, new Place(file, 1, 1, 1));
  }

  /** The result without input as JSON, or {@code undefined}. */
  static String by(ExpressionLanguage language, String expression) {
    return by(language, expression, Bindings.NONE);
  }

  static String by(ExpressionLanguage language, String expression, Bindings variables) {
    Object result = compiled(language, expression).evaluate(null, variables);
    return result == null ? "undefined" : Json.write(result);
  }
}
