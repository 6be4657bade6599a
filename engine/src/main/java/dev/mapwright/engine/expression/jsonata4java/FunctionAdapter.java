package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.ExpressionsVisitor;
import com.api.jsonata4java.expressions.functions.FunctionBase;
import com.api.jsonata4java.expressions.generated.MappingExpressionParser.Function_callContext;
import com.api.jsonata4java.expressions.utils.FunctionUtils;
import dev.mapwright.jsonata.option.NativeFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A function of ours as JSONata4Java calls it. */
final class FunctionAdapter extends FunctionBase {
  private static final int MOST_ARGUMENTS = 100;

  private final NativeFunction function;

  FunctionAdapter(NativeFunction function) {
    this.function = function;
  }

  @Override
  public @Nullable JsonNode invoke(ExpressionsVisitor visitor, Function_callContext call) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < getArgumentCount(call); i++) {
      arguments.add(JacksonValues.from(FunctionUtils.getValuesListExpression(visitor, call, i)));
    }
    try {
      return JacksonValues.to(function.apply(arguments));
    } catch (RuntimeException e) {
      throw new Thrown(e);
    }
  }

  @Override
  public int getMinArgs() {
    return 0;
  }

  @Override
  public int getMaxArgs() {
    return MOST_ARGUMENTS;
  }

  @Override
  public String getSignature() {
    return "<x*:x>";
  }

  /** Carries what the function threw through JSONata4Java unchanged. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException unwrapped;

    Thrown(RuntimeException thrown) {
      super(thrown);
      this.unwrapped = thrown;
    }

    RuntimeException unwrapped() {
      return unwrapped;
    }
  }
}
