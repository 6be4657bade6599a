package dev.mapwright.server.console;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.ForwardingExpression;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.server.http.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Expressions of somebody who tries something: each within narrow limits, and all of them together
 * within a time that begins when this is made.
 */
final class BoundedLanguage implements ExpressionLanguage {
  /** All evaluations of one record together. */
  static final Duration TIME = Duration.ofSeconds(3);

  private static final Limits EACH =
      Limits.DEFAULT
          .withTime(Duration.ofMillis(500))
          .withStringLength(500_000)
          .withSequenceLength(20_000)
          .withMemory(32L << 20);

  private final ExpressionLanguage language = new JsonataLanguage(EACH);
  private final long end = System.nanoTime() + TIME.toNanos();

  @Override
  public Expression compile(Passage source) {
    return new Bounded(language.compile(source));
  }

  private void check() {
    if (System.nanoTime() - end > 0) {
      throw HttpException.of(
          422,
          "The mapping takes longer than "
              + TIME.toSeconds()
              + " seconds on this record, and was stopped.");
    }
  }

  private final class Bounded extends ForwardingExpression {
    private Bounded(Expression expression) {
      super(expression);
    }

    @Override
    public @Nullable Object evaluate(@Nullable Object input, Bindings variables) {
      check();
      return expression.evaluate(input, variables);
    }
  }
}
