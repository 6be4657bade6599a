package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.EvaluateException;
import com.api.jsonata4java.expressions.FrameEnvironment;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Reads;
import dev.mapwright.engine.expression.function.AddedFunction;
import dev.mapwright.engine.expression.function.AddedFunctions;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression run by JSONata4Java. Variables that it names are all asked for, used or not. */
final class Jsonata4JavaExpression implements Expression {
  private final Passage source;
  private final Expression analysed;
  private final CompiledForm ofValues;
  private final CompiledForm ofArrays;

  Jsonata4JavaExpression(
      Passage source, Expression analysed, CompiledForm ofValues, CompiledForm ofArrays) {
    this.source = source;
    this.analysed = analysed;
    this.ofValues = ofValues;
    this.ofArrays = ofArrays;
  }

  @Override
  public @Nullable Object evaluate(@Nullable Object input, Bindings variables) {
    CompiledForm form = input instanceof List<?> ? ofArrays : ofValues;
    List<String> parameters = form.parameters();
    return parameters == null
        ? evaluate(form, input, environment(variables))
        : (NativeFunction)
            arguments -> {
              FrameEnvironment environment = environment(variables);
              for (int i = 0; i < parameters.size(); i++) {
                Object argument = i < arguments.size() ? arguments.get(i) : null;
                environment.setVariable(parameters.get(i), JacksonValues.to(argument));
              }
              return evaluate(form, input, environment);
            };
  }

  private @Nullable Object evaluate(
      CompiledForm form, @Nullable Object input, FrameEnvironment environment) {
    try {
      return form.evaluate(input, environment);
    } catch (FunctionAdapter.Thrown e) {
      throw e.unwrapped() instanceof JsonataException failed ? failure(failed) : e.unwrapped();
    } catch (EvaluateException | UnsupportedExpression e) {
      throw failure(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw failure("it is nested too deeply");
    } catch (IllegalStateException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      throw failure("JSONata4Java fails: " + e);
    }
  }

  private FrameEnvironment environment(Bindings variables) {
    FrameEnvironment environment = new FrameEnvironment(null);
    for (AddedFunction function : AddedFunctions.ALL) {
      environment.setJsonataFunction("$" + function.name(), new FunctionAdapter(function.body()));
    }
    for (String name : reads().names()) {
      Object value = variables.get(name);
      if (value instanceof NativeFunction function) {
        environment.setJsonataFunction("$" + name, new FunctionAdapter(function));
      } else if (value != null || reads().variables().contains(name)) {
        environment.setVariable("$" + name, JacksonValues.to(value));
      }
    }
    return environment;
  }

  private ExpressionFailure failure(JsonataException e) {
    return new ExpressionFailure(e.code(), e.getMessage(), e.value(), place());
  }

  private ExpressionFailure failure(String message) {
    return new ExpressionFailure(UnsupportedExpression.CODE, message, place());
  }

  @Override
  public String source() {
    return source.text();
  }

  @Override
  public Place place() {
    return source.place();
  }

  @Override
  public Place placeOf(String variable) {
    return analysed.placeOf(variable);
  }

  @Override
  public Reads reads() {
    return analysed.reads();
  }

  @Override
  public String toString() {
    return source.text();
  }
}
