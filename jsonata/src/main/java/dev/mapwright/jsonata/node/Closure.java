package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.HandedOver;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonNull;
import org.jspecify.annotations.Nullable;

/** A function that the expression defines, with the variables around it. */
final class Closure extends FunctionValue {
  private final FunctionNode code;
  private final @Nullable Object[] outer;
  private final @Nullable Object input;

  Closure(FunctionNode code, @Nullable Object[] outer, @Nullable Object input) {
    this.code = code;
    this.outer = outer;
    this.input = input;
  }

  FunctionNode code() {
    return code;
  }

  @Override
  public int arity() {
    return code.parameters();
  }

  @Override
  public FunctionValue handedOver() {
    boolean looksAtContext =
        code.body().leavesContextCall()
            || (code.signature() != null && code.signature().takesContext(0));
    return looksAtContext ? new HandedOver(this) : this;
  }

  /** A frame for a call; its parameters still have to be put in. */
  @Nullable Object[] frame() {
    return Frames.inside(outer, code.frameSize());
  }

  @Override
  public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
    return invoke(run, frame(run, arguments, context), context);
  }

  @Override
  public @Nullable Object callOne(Run run, @Nullable Object argument) {
    if (code.signature() != null || code.parameters() == 0) {
      return super.callOne(run, argument);
    }
    @Nullable Object[] frame = frame();
    frame[Frames.FIRST] = argument;
    return invoke(run, frame, JsonNull.NULL);
  }

  @Override
  public @Nullable Object applyUnchecked(Run run, @Nullable Object[] arguments) {
    return invoke(run, frame(arguments), JsonNull.NULL);
  }

  /** A frame with the arguments in it, checked by the function's signature. */
  @Nullable Object[] frame(Run run, @Nullable Object[] arguments, @Nullable Object context) {
    return frame(
        code.signature() == null
            ? arguments
            : code.signature().validate(run, "λ", arguments, context));
  }

  private @Nullable Object[] frame(@Nullable Object[] arguments) {
    @Nullable Object[] frame = frame();
    int count = Math.min(arguments.length, code.parameters());
    System.arraycopy(arguments, 0, frame, Frames.FIRST, count);
    return frame;
  }

  /**
   * Evaluates the body, and whatever it calls last, without growing the stack.
   *
   * @param context the context of the call
   */
  @Nullable Object invoke(Run run, @Nullable Object[] frame, @Nullable Object context) {
    run.enterCall();
    Object result = code.body().eval(run, frame, input);
    while (result instanceof TailCall call) {
      run.step();
      result =
          switch (call) {
            case TailCall.OfClosure next -> next.closure().bodyOf(run, next.frame());
            case TailCall.OfFunction next -> next.apply(run, context);
          };
    }
    run.leaveCall();
    return result;
  }

  private @Nullable Object bodyOf(Run run, @Nullable Object[] frame) {
    return code.body().eval(run, frame, input);
  }
}
