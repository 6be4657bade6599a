package dev.mapwright.jsonata.facts;

import dev.mapwright.jsonata.compile.BoundNames;
import dev.mapwright.jsonata.syntax.Pairs;
import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.Set;

/** Judges an expression's nodes: whether one may fail, whether one depends on more than itself. */
final class Certainty {
  /** Functions that take any single argument. */
  private static final Set<String> TOTAL =
      Set.of(
          "exists",
          "string",
          "boolean",
          "not",
          "type",
          "count",
          "keys",
          "spread",
          "reverse",
          "shuffle",
          "distinct");

  /** What they give does not follow from what they are given. */
  static final Set<String> CHANGING = Set.of("now", "millis", "random", "shuffle", "eval");

  private static final Set<String> SAFE_OPERATORS = Set.of("=", "!=", "in", "and", "or", "&");

  private Certainty() {}

  /** Whether the expression, or a part of it, may raise an error on some input. */
  static boolean canFail(Syntax node) {
    return mayFailItself(node) || BoundNames.children(node).stream().anyMatch(Certainty::canFail);
  }

  private static boolean mayFailItself(Syntax node) {
    if (node.group() != null) {
      return true;
    }
    return switch (node) {
      case Syntax.Binary binary -> !SAFE_OPERATORS.contains(binary.operator());
      case Syntax.Negation _, Syntax.Transform _, Syntax.Sort _ -> true;
      case Syntax.Call call -> !isTotal(call);
      case Syntax.ObjectConstructor object -> !hasLiteralKeys(object.pairs());
      default -> false;
    };
  }

  private static boolean isTotal(Syntax.Call call) {
    return !call.isPartial()
        && call.arguments().size() == 1
        && call.procedure() instanceof Syntax.Variable variable
        && TOTAL.contains(variable.name());
  }

  private static boolean hasLiteralKeys(Pairs pairs) {
    return pairs.list().stream()
            .map(Pair::key)
            .map(key -> key instanceof Syntax.Literal literal ? literal.value() : key)
            .distinct()
            .filter(String.class::isInstance)
            .count()
        == pairs.list().size();
  }

  /** Whether nothing in the expression looks at the input or at what changes between runs. */
  static boolean isSelfContained(Syntax node) {
    boolean itself =
        switch (node) {
          case Syntax.Name _, Syntax.Wildcard _, Syntax.Descendants _, Syntax.Parent _ -> false;
          case Syntax.Variable variable ->
              !variable.name().isEmpty()
                  && !variable.name().equals("$")
                  && !CHANGING.contains(variable.name());
          case Syntax.Call call -> !call.arguments().isEmpty();
          default -> true;
        };
    return itself && BoundNames.children(node).stream().allMatch(Certainty::isSelfContained);
  }
}
