package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.node.Frames;
import dev.mapwright.jsonata.node.Node;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.syntax.Parser;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: its outermost node, and how large the outermost frame has to be.
 *
 * @param syntax what it was compiled from
 */
public record Program(Node node, int frameSize, Syntax syntax) {
  /**
   * Compiles an expression.
   *
   * @throws JsonataException if it is not JSONata, with the place
   */
  public static Program of(String source, CompileOptions options) {
    Syntax syntax = parsed(source, options);
    VariableRules rules = new VariableRules(options, BoundNames.boundByPaths(syntax));
    FrameScope scope = FrameScope.outermost(BoundNames.boundBy(List.of(syntax)));
    return compiled(source, syntax, rules, scope);
  }

  /**
   * Evaluates it.
   *
   * @throws JsonataException if it cannot be evaluated on this input, or not within the limits
   */
  @SuppressWarnings("ReferenceEquality") // a mark of its own
  public @Nullable Object evaluate(@Nullable Object input, Bindings bindings, Limits limits) {
    if (input instanceof JsonObject object) {
      Object direct = node.directly(object);
      if (direct != Node.UNKNOWN) {
        return direct;
      }
    }
    Run run = new Run(input, bindings, limits);
    Object document = run.input();
    Object context = document instanceof List<?> list ? Sequence.outerWrapper(list) : document;
    try {
      Object result = node.eval(run, Frames.outermost(frameSize), context);
      Values.settle(run, result);
      return result;
    } catch (StackOverflowError _) {
      throw JsonataException.of("U1001", "The evaluation was stopped: calls nested too deep");
    }
  }

  /** Compiles an expression that sees the variables of a scope around it. */
  static Program inside(String source, VariableRules outer, FrameScope around) {
    Syntax syntax = parsed(source, outer.options());
    Set<String> pathVariables = new LinkedHashSet<>(outer.pathVariables());
    pathVariables.addAll(BoundNames.boundByPaths(syntax));
    VariableRules rules = new VariableRules(outer.options(), pathVariables);
    return compiled(source, syntax, rules, around.block(BoundNames.boundBy(List.of(syntax))));
  }

  private static Syntax parsed(String source, CompileOptions options) {
    if (source.length() > options.sourceLength()) {
      throw JsonataException.of(
          "M1001", "The expression is longer than " + options.sourceLength() + " characters");
    }
    return Parser.parse(source, options.nesting());
  }

  private static Program compiled(
      String source, Syntax syntax, VariableRules rules, FrameScope scope) {
    Node node = new Compiler(source, rules).compile(syntax, scope);
    return new Program(node, scope.frameSize(), syntax);
  }
}
