package dev.mapwright.engine.expression;

import dev.mapwright.engine.expression.function.AddedFunctions;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.JsonataException;

/**
 * The default evaluator: JSONata with the {@linkplain AddedFunctions functions added} by the
 * connector language.
 */
public final class JsonataLanguage implements ExpressionLanguage {
  private static final CompileOptions OPTIONS = withFunctions();

  private final Limits limits;

  /** With the limits that every evaluation keeps. */
  public JsonataLanguage(Limits limits) {
    this.limits = limits;
  }

  /** With {@link Limits#DEFAULT}. */
  public JsonataLanguage() {
    this(Limits.DEFAULT);
  }

  @Override
  public Expression compile(Passage source) {
    try {
      return new JsonataExpression(source, Jsonata.compile(source.text(), OPTIONS), limits);
    } catch (JsonataException e) {
      throw JsonataExpression.failure(source, e);
    }
  }

  private static CompileOptions withFunctions() {
    CompileOptions options = CompileOptions.DEFAULT;
    for (var function : AddedFunctions.ALL) {
      options = options.withFunction(function.name(), function.body());
    }
    return options;
  }
}
