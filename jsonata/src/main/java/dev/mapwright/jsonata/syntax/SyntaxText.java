package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text of a tree: parsed again, it gives the same tree. Parentheses are nodes of their own, so
 * none has to be added.
 */
public final class SyntaxText {
  private SyntaxText() {}

  /** One line of JSONata. */
  public static String of(Syntax node) {
    String text = base(node);
    // A chain keeps arrays if one of its sides does; it is said there.
    if (!(node instanceof Syntax.Path || node instanceof Syntax.Binary)) {
      text += suffix(node);
    }
    if (node.group() != null) {
      text += members(node.group().list());
    }
    return node instanceof Syntax.Path path && keepsArrayAtItsEnd(path) ? text + "[]" : text;
  }

  /** A name as a path has it: quoted where it has to be. */
  public static String name(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*")
            && !List.of("and", "or", "in", "true", "false", "null", "function").contains(name)
        ? name
        : name.contains("`") || name.isEmpty() ? Json.write(name) : "`" + name + "`";
  }

  /** A fraction stays one, even where its digits are those of a whole number. */
  private static String literal(Object value) {
    return value instanceof Double number ? number.toString() : Json.write(value);
  }

  private static String base(Syntax node) {
    return switch (node) {
      case Syntax.Literal literal -> literal(literal.value());
      case Syntax.Name name -> name(name.name());
      case Syntax.Variable variable -> "$" + variable.name();
      case Syntax.Wildcard _ -> "*";
      case Syntax.Descendants _ -> "**";
      case Syntax.Parent _ -> "%";
      case Syntax.Placeholder _ -> "?";
      case Syntax.Regex regex -> "/" + regex.pattern() + "/" + regex.flags();
      case Syntax.Negation negation -> "-" + of(negation.operand());
      case Syntax.Binary binary ->
          of(binary.left()) + " " + binary.operator() + " " + of(binary.right());
      case Syntax.Fallback fallback ->
          of(fallback.first())
              + (fallback.isUntilExists() ? " ?? " : " ?: ")
              + of(fallback.second());
      case Syntax.Conditional conditional -> conditional(conditional);
      case Syntax.Binding binding -> "$" + binding.name() + " := " + of(binding.value());
      case Syntax.ArrayConstructor array -> "[" + listed(array.items(), ", ") + "]";
      case Syntax.ObjectConstructor object -> members(object.pairs().list());
      case Syntax.Block block -> "(" + listed(block.expressions(), "; ") + ")";
      case Syntax.Call call -> of(call.procedure()) + "(" + listed(call.arguments(), ", ") + ")";
      case Syntax.Function function -> function(function);
      case Syntax.Transform transform -> transform(transform);
      case Syntax.Sort sort -> sort(sort);
      case Syntax.Path path -> path(path);
      case Syntax.Nothing _, Syntax.GroupBy _, Syntax.OrderBy _ ->
          throw new IllegalArgumentException("The path rules leave no " + node.token());
    };
  }

  /** Where no step can have said so: behind a group or an order. */
  private static boolean keepsArrayAtItsEnd(Syntax.Path path) {
    return path.keepsArray()
        && (path.group() != null || path.steps().getLast() instanceof Syntax.Sort);
  }

  private static String path(Syntax.Path path) {
    StringBuilder text = new StringBuilder();
    for (Syntax step : path.steps()) {
      boolean first = step == path.steps().getFirst();
      text.append(first || step instanceof Syntax.Sort ? "" : ".");
      text.append(first && isQuoted(path) ? quoted((Syntax.Name) step) : of(step));
      if (first && path.keepsArray() && !step.keepsArray() && !keepsArrayAtItsEnd(path)) {
        text.append("[]"); // behind a position variable it belongs to the path
      }
    }
    return text.toString();
  }

  /** A path that begins with a quoted name does not keep the array that the name keeps. */
  private static boolean isQuoted(Syntax.Path path) {
    return path.steps().getFirst() instanceof Syntax.Name name
        && name.keepsArray()
        && !path.keepsArray();
  }

  private static String quoted(Syntax.Name name) {
    return Json.write(name.name()) + suffix(name);
  }

  /** What stands behind a node: its array kept, the variables bound to it, its filters. */
  private static String suffix(Syntax node) {
    StringBuilder text = new StringBuilder();
    if (node.focus() != null) {
      text.append("@$").append(node.focus());
    }
    if (node.keepsArray()) {
      text.append("[]");
    }
    if (node.index() != null) {
      text.append("#$").append(node.index());
    }
    node.predicates().forEach(stage -> text.append(stage(stage)));
    node.stages().forEach(stage -> text.append(stage(stage)));
    return text.toString();
  }

  private static String stage(Stage stage) {
    return switch (stage) {
      case Stage.Filter filter -> "[" + of(filter.condition()) + "]";
      case Stage.Position position -> "#$" + position.name();
    };
  }

  private static String conditional(Syntax.Conditional conditional) {
    Syntax otherwise = conditional.otherwise();
    return of(conditional.condition())
        + " ? "
        + of(conditional.then())
        + (otherwise == null ? "" : " : " + of(otherwise));
  }

  private static String function(Syntax.Function function) {
    String signature = function.signature() == null ? "" : function.signature();
    return function.parameters().stream()
            .map(parameter -> "$" + parameter)
            .collect(Collectors.joining(", ", "function(", ")"))
        + signature
        + "{"
        + of(function.body())
        + "}";
  }

  private static String transform(Syntax.Transform transform) {
    Syntax delete = transform.delete();
    return "|"
        + of(transform.pattern())
        + "|"
        + of(transform.update())
        + (delete == null ? "" : ", " + of(delete))
        + "|";
  }

  private static String sort(Syntax.Sort sort) {
    return joined(
        sort.terms(), term -> (term.descending() ? ">" : "") + of(term.expression()), "^(", ")");
  }

  private static String members(List<Pair> pairs) {
    return joined(pairs, pair -> of(pair.key()) + ": " + of(pair.value()), "{", "}");
  }

  private static String listed(List<Syntax> nodes, String separator) {
    return nodes.stream().map(SyntaxText::of).collect(Collectors.joining(separator));
  }

  private static <T> String joined(
      List<T> parts, Function<T, String> text, String open, String close) {
    return parts.stream().map(text).collect(Collectors.joining(", ", open, close));
  }
}
