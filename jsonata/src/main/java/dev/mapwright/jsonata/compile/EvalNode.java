package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.node.Frames;
import dev.mapwright.jsonata.node.Node;
import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Signature;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $eval}: a function that sees the variables of the place where it is named. */
final class EvalNode extends Node {
  private static final Signature SIGNATURE = Signature.parse("<sx?:x>");

  /** Errors of limits pass through as they are. */
  private static final Set<String> LIMITS = Set.of("U1001", "D2015", "M1101", "M1102");

  private final VariableRules rules;
  private final FrameScope scope;

  EvalNode(VariableRules rules, FrameScope scope) {
    this.rules = rules;
    this.scope = scope;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return new Eval(frame);
  }

  private final class Eval extends FunctionValue {
    private final @Nullable Object[] frame;

    Eval(@Nullable Object[] frame) {
      this.frame = frame;
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
      @Nullable Object[] checked = SIGNATURE.validate(run, "eval", arguments, context);
      if (!(checked[0] instanceof String source)) {
        return null;
      }
      run.enterCall();
      run.steps(source.length());
      Program program = compiled(source);
      Object result = evaluated(run, program, subject(checked[1], context));
      run.leaveCall();
      return result;
    }

    private Program compiled(String source) {
      try {
        return Program.inside(source, rules, scope);
      } catch (JsonataException e) {
        throw JsonataException.of(
                "D3120", "Syntax error in expression passed to function eval: " + e.getMessage())
            .withValue(source);
      }
    }

    private @Nullable Object evaluated(Run run, Program program, @Nullable Object subject) {
      @Nullable Object[] own = Frames.outermost(program.frameSize());
      own[0] = frame;
      try {
        return program.node().eval(run, own, subject);
      } catch (JsonataException e) {
        if (LIMITS.contains(e.code())) {
          throw e;
        }
        throw JsonataException.of(
                "D3121",
                "Dynamic error evaluating the expression passed to function eval: "
                    + e.getMessage())
            .withValue(e.value());
      }
    }

    private static @Nullable Object subject(@Nullable Object given, @Nullable Object context) {
      if (given == null) {
        return context;
      }
      return given instanceof List<?> list && !(list instanceof Sequence own && own.isSequence())
          ? Sequence.outerWrapper(list)
          : given;
    }
  }
}
