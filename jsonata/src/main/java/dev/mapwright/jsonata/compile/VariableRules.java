package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.function.Builtins;
import dev.mapwright.jsonata.node.Node;
import dev.mapwright.jsonata.node.SourceOffset;
import dev.mapwright.jsonata.node.VariableNodes;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Registered;
import dev.mapwright.jsonata.run.Signature;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a variable's name means at a place: from the innermost scope outwards. */
final class VariableRules {
  private static final String EVAL = "eval";

  private final CompileOptions options;
  private final Set<String> pathVariables;

  VariableRules(CompileOptions options, Set<String> pathVariables) {
    this.options = options;
    this.pathVariables = pathVariables;
  }

  CompileOptions options() {
    return options;
  }

  Set<String> pathVariables() {
    return pathVariables;
  }

  /** How to read a variable. */
  Node read(String name, FrameScope scope, SourceOffset place) {
    return name.isEmpty() ? new VariableNodes.Context() : read(name, scope, 0, scope, place);
  }

  private Node read(
      String name, @Nullable FrameScope at, int hops, FrameScope from, SourceOffset place) {
    if (at == null) {
      return global(name, from, place);
    }
    if (at.binds(name)) {
      return at.isParameter(name)
          ? new VariableNodes.Parameter(hops, at.slot(name))
          : new VariableNodes.Local(
              hops, at.slot(name), read(name, at, hops, from, place, at.isOfTuple()));
    }
    return read(name, at, hops, from, place, at.isOfTuple());
  }

  /** What lies beyond a scope's own slots: a tuple's variables, then the scopes around it. */
  private Node read(
      String name, FrameScope at, int hops, FrameScope from, SourceOffset place, boolean tuple) {
    Node further = read(name, at.outer(), hops + 1, from, place);
    return tuple && pathVariables.contains(name)
        ? new VariableNodes.OfTuple(hops, name, further)
        : further;
  }

  private Node global(String name, FrameScope scope, SourceOffset place) {
    if (name.equals("$")) {
      return new VariableNodes.Document();
    }
    FunctionValue function = function(name);
    if (function != null) {
      return new VariableNodes.FunctionName(name, function, place);
    }
    if (name.equals(EVAL)) {
      if (!options.allowEval()) {
        throw place
            .error("M1003", "$eval is off; it has to be allowed when the expression is compiled")
            .withToken(EVAL);
      }
      return new EvalNode(this, scope);
    }
    return new VariableNodes.External(name, place);
  }

  /** The registered or built-in function of this name. */
  @Nullable FunctionValue function(String name) {
    CompileOptions.Function registered = options.functions().get(name);
    if (registered == null) {
      return Builtins.find(name);
    }
    Signature signature =
        registered.signature() == null ? null : Signature.parse(registered.signature());
    return new Registered(name, signature, registered.body());
  }

  /** The registered or built-in function that the name means there; {@code null} if unknown yet. */
  @Nullable FunctionValue known(String name, FrameScope scope) {
    for (FrameScope at = scope; at != null; at = at.outer()) {
      if (at.binds(name) || (at.isOfTuple() && pathVariables.contains(name))) {
        return null;
      }
    }
    return function(name);
  }
}
