package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.node.Application;
import dev.mapwright.jsonata.node.BuiltinCall;
import dev.mapwright.jsonata.node.Call;
import dev.mapwright.jsonata.node.Callee;
import dev.mapwright.jsonata.node.Constant;
import dev.mapwright.jsonata.node.HandedOverArgument;
import dev.mapwright.jsonata.node.Node;
import dev.mapwright.jsonata.node.SourceOffset;
import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Partial;
import dev.mapwright.jsonata.syntax.Syntax;
import org.jspecify.annotations.Nullable;

/** Makes calls into nodes. */
final class CallCompiler {
  private final Compiler compiler;
  private final VariableRules rules;

  CallCompiler(Compiler compiler, VariableRules rules) {
    this.compiler = compiler;
    this.rules = rules;
  }

  Node call(Syntax.Call call, FrameScope scope, boolean tail) {
    SourceOffset place = compiler.place(call.procedure().offset());
    if (call.isPartial()) {
      return new Application.PartialCall(callee(call, scope, place), arguments(call, scope));
    }
    if (call.procedure() instanceof Syntax.Variable variable
        && variable.predicates().isEmpty()
        && variable.group() == null) {
      FunctionValue known = rules.known(variable.name(), scope);
      if (known != null) {
        Node[] arguments = arguments(call, scope);
        for (int i = 0; i < arguments.length; i++) {
          if (known.takesMoreThanFunctions(i) && namesFunction(call.arguments().get(i), scope)) {
            arguments[i] = new HandedOverArgument(arguments[i]);
          }
        }
        return new BuiltinCall(place, variable.name(), known, arguments, tail);
      }
    }
    return new Call(callee(call, scope, place), arguments(call, scope), tail);
  }

  /** Whether it is the name of a function, or a path that ends with one. */
  private boolean namesFunction(Syntax argument, FrameScope scope) {
    return switch (argument) {
      case Syntax.Variable variable -> rules.known(variable.name(), scope) != null;
      case Syntax.Path path -> namesFunction(path.steps().getLast(), scope);
      default -> false;
    };
  }

  private Node[] arguments(Syntax.Call call, FrameScope scope) {
    return call.arguments().stream()
        .map(argument ->
            argument instanceof Syntax.Placeholder
                ? new Constant(Partial.OPEN)
                : compiler.compile(argument, scope))
        .toArray(Node[]::new);
  }

  private Callee callee(Syntax.Call call, FrameScope scope, SourceOffset place) {
    String name = name(call.procedure());
    boolean named =
        call.procedure() instanceof Syntax.Path path && hasName(path.steps().getFirst());
    Node forgotten = named ? rules.read(name, scope, place) : null;
    return new Callee(place, name, compiler.compile(call.procedure(), scope), forgotten);
  }

  private static boolean hasName(Syntax step) {
    return step instanceof Syntax.Name || step instanceof Syntax.Variable;
  }

  private static String name(@Nullable Syntax procedure) {
    return switch (procedure) {
      case Syntax.Variable variable -> variable.name();
      case Syntax.Name name -> name.name();
      case Syntax.Path path -> name(path.steps().getFirst());
      case null, default -> "";
    };
  }

  /**
   * {@code left ~> right}. Of a call on the right the reference applies the function alone: what
   * stands behind its arguments, a predicate or a grouping, has no effect.
   */
  Node chain(Syntax.Binary chain, Node left, FrameScope scope) {
    Node right =
        chain.right() instanceof Syntax.Call call && !call.isPartial()
            ? call(call, scope, false)
            : compiler.compile(chain.right(), scope);
    return new Application.Chain(compiler.place(chain.offset()), left, right);
  }
}
