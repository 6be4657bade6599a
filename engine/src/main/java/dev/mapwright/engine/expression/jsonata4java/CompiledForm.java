package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.EvaluateException;
import com.api.jsonata4java.expressions.Expressions;
import com.api.jsonata4java.expressions.ExpressionsVisitor;
import com.api.jsonata4java.expressions.FrameEnvironment;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as the library evaluates it, for one kind of input.
 *
 * @param instances what it evaluates
 * @param parameters the variables of a call if the expression is a function; otherwise {@code null}
 */
record CompiledForm(InstancePool instances, @Nullable List<String> parameters) {
  private static final long MOST_MILLIS = 1_000;
  private static final int MOST_CALLS_DEEP = 500;

  /**
   * Of an expression.
   *
   * @param source its text
   * @param syntax its tree
   * @param overArray whether its input is an array
   */
  static CompiledForm of(String source, Syntax syntax, boolean overArray)
      throws UnsupportedExpression {
    RewrittenCall call = Rewriting.callOf(source, syntax, overArray);
    return call == null
        ? new CompiledForm(InstancePool.of(Rewriting.of(source, syntax, overArray)), null)
        : new CompiledForm(InstancePool.of(call.call()), call.parameters());
  }

  @Nullable Object evaluate(@Nullable Object input, FrameEnvironment environment)
      throws EvaluateException, UnsupportedExpression {
    Expressions instance = instances.take();
    instances.patterns().bind(environment);
    instance.setExpr(new ExpressionsVisitor(null, environment, LinearRegexEngine.INSTANCE));
    Object result =
        JacksonValues.from(
            instance.evaluate(JacksonValues.to(input), MOST_MILLIS, MOST_CALLS_DEEP));
    instances.give(instance);
    return result;
  }
}
