package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operators. There, a condition that is an object or an array is the result itself; nothing is
 * equal to null and different from all else; what cannot be compared is nothing, not false.
 */
final class OperatorRewriting {
  private static final Set<String> TRUTHS = Set.of("=", "!=", "<", "<=", ">", ">=", "and", "or");
  private static final Set<String> TRUTH_FUNCTIONS = Set.of("exists", "boolean");

  private final Rewriting rewriting;

  OperatorRewriting(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  String fallback(Syntax.Fallback fallback) {
    String test = fallback.isUntilExists() ? "$exists(" : "$boolean(";
    String second = rewriting.of(fallback.second());
    return rewriting.using(
        fallback.first(), first -> test + first + ") ? " + first + " : " + second);
  }

  String conditional(Syntax.Conditional conditional) {
    Syntax otherwise = conditional.otherwise();
    return condition(conditional.condition())
        + " ? "
        + rewriting.of(conditional.then())
        + " : "
        + (otherwise == null ? "()" : rewriting.of(otherwise));
  }

  /** A condition as a boolean, or nothing. */
  String condition(Syntax node) {
    return isTruth(node) ? rewriting.of(node) : "$boolean(" + rewriting.plain(node) + ")";
  }

  String binary(Syntax.Binary binary) {
    return switch (binary.operator()) {
      case "=" -> equality(binary, "true", "false");
      case "!=" -> equality(binary, "false", "true");
      case "in" -> operands(binary) + " ? true : false";
      case "~>" -> rewriting.calls().chain(binary);
      case "and", "or" ->
          condition(binary.left()) + " " + binary.operator() + " " + condition(binary.right());
      default -> operands(binary);
    };
  }

  private String operands(Syntax.Binary binary) {
    return rewriting.of(binary.left())
        + " "
        + binary.operator()
        + " "
        + rewriting.of(binary.right());
  }

  /** Nothing is neither equal to anything nor different from it. */
  private String equality(Syntax.Binary binary, String equal, String different) {
    String otherwise = " ? " + equal + " : " + different;
    return rewriting.using(
        binary.left(),
        left ->
            rewriting.using(
                binary.right(),
                right -> {
                  String same = "(" + left + " = " + right + otherwise + ")";
                  String there = there(binary.left(), left, binary.right(), right);
                  return there == null ? same : "(" + there + " ? " + same + " : false)";
                }));
  }

  /** Whether both sides are there, or null where that goes without saying. */
  private static @Nullable String there(
      Syntax left, String leftText, Syntax right, String rightText) {
    String leftThere = left instanceof Syntax.Literal ? null : "$exists(" + leftText + ")";
    String rightThere = right instanceof Syntax.Literal ? null : "$exists(" + rightText + ")";
    return leftThere == null || rightThere == null
        ? (leftThere == null ? rightThere : leftThere)
        : leftThere + " and " + rightThere;
  }

  static boolean isTruth(Syntax node) {
    boolean bare = node.predicates().isEmpty() && node.stages().isEmpty() && !node.keepsArray();
    return bare
        && switch (node) {
          case Syntax.Binary binary ->
              TRUTHS.contains(binary.operator()) || binary.operator().equals("in");
          case Syntax.Literal literal ->
              literal.value() instanceof Boolean || literal.value() instanceof JsonNull;
          case Syntax.Call call ->
              call.procedure() instanceof Syntax.Variable function
                  && TRUTH_FUNCTIONS.contains(function.name());
          case Syntax.Block block ->
              block.expressions().size() == 1 && isTruth(block.expressions().getFirst());
          default -> false;
        };
  }
}
