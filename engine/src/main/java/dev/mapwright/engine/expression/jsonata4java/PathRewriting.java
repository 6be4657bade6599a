package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.syntax.Stage;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.syntax.Term;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Paths. There, an order is by field names alone, a filter that is neither a boolean nor a number
 * fails, and no variable can be bound along the way.
 */
final class PathRewriting {
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
  private static final Set<String> NUMBER_FUNCTIONS =
      Set.of("count", "floor", "ceil", "round", "length", "abs", "sum");

  private final Rewriting rewriting;

  /** How many steps and filters are around: inside of one, the context is an item, no array. */
  private int depth;

  PathRewriting(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  /** A node that is no step, with what stands behind it. */
  String withSuffix(Syntax node) {
    boolean bare = node.predicates().isEmpty() && node.group() == null;
    if (bare && !keepsArray(node)) {
      return rewriting.bare(node);
    }
    String text = filtered(atom(node), node.predicates());
    if (node.group() != null) {
      text = "(" + text + ")" + rewriting.members(node.group().list());
    }
    return keepsArray(node) ? inAnArray(text) : text;
  }

  String path(Syntax.Path path) {
    return from(path.steps(), 0, "");
  }

  /** The steps from one on, behind the text of those before it. */
  private String from(List<Syntax> steps, int at, String before) {
    if (at == steps.size()) {
      return before;
    }
    Syntax step = steps.get(at);
    if (step.focus() != null || step.index() != null) {
      return bound(steps, at, before);
    }
    String text =
        step instanceof Syntax.Sort sort
            ? sorted(sort, before)
            : before.isEmpty() ? first(step) : before + "." + later(step);
    return from(steps, at + 1, filtered(text, filters(step)));
  }

  /**
   * Over an array, a name that no item has is an empty array there; behind {@code $.} it is not.
   */
  private String first(Syntax step) {
    boolean overArray = rewriting.isOverArray() && depth == 0;
    return step instanceof Syntax.Name && overArray ? "$." + atom(step) : atom(step);
  }

  /** A call in a path is given the item as one more argument there; in parentheses, it is not. */
  private String later(Syntax step) {
    depth++;
    try {
      return step instanceof Syntax.Call call
          ? "(" + rewriting.calls().callOnItem(call) + ")"
          : atom(step);
    } finally {
      depth--;
    }
  }

  /** Those of a path's first step may have been written before it became one. */
  private static List<Stage> filters(Syntax step) {
    return Stream.concat(step.predicates().stream(), step.stages().stream()).toList();
  }

  private String atom(Syntax node) {
    String text = rewriting.bare(node);
    return switch (node) {
      case Syntax.Binary _,
          Syntax.Conditional _,
          Syntax.Fallback _,
          Syntax.Negation _,
          Syntax.Binding _ ->
          "(" + text + ")";
      default -> text.startsWith("-") ? "(" + text + ")" : text;
    };
  }

  private static boolean keepsArray(Syntax node) {
    return node.keepsArray() || (node instanceof Syntax.Path path && path.keepsSingletonArray());
  }

  /** A single value in an array; nothing stays nothing. */
  private String inAnArray(String text) {
    String kept = rewriting.fresh();
    return Rewriting.let(
        kept, text, "$type(%1$s) = \"array\" ? %1$s : $exists(%1$s) ? [%1$s] : ()".formatted(kept));
  }

  private String filtered(String text, List<Stage> stages) {
    StringBuilder all = new StringBuilder(text);
    for (Stage stage : stages) {
      switch (stage) {
        case Stage.Filter filter -> all.append("[").append(filter(filter.condition())).append("]");
        case Stage.Position _ -> throw new IllegalStateException("taken care of by bound()");
      }
    }
    return all.toString();
  }

  /** A filter is a boolean or a number there. */
  private String filter(Syntax condition) {
    depth++;
    try {
      return booleanOrNumber(condition);
    } finally {
      depth--;
    }
  }

  private String booleanOrNumber(Syntax condition) {
    if (OperatorRewriting.isTruth(condition) || isNumber(condition)) {
      return rewriting.plain(condition);
    }
    String value = rewriting.fresh();
    return Rewriting.let(
        value,
        rewriting.plain(condition),
        "$type(%1$s) = \"number\" ? %1$s : $boolean(%1$s)".formatted(value));
  }

  private static boolean isNumber(Syntax node) {
    return switch (node) {
      case Syntax.Literal literal -> literal.value() instanceof Number;
      case Syntax.Negation _ -> true;
      case Syntax.Binary binary -> ARITHMETIC.contains(binary.operator());
      case Syntax.Call call ->
          call.procedure() instanceof Syntax.Variable function
              && NUMBER_FUNCTIONS.contains(function.name());
      default -> false;
    };
  }

  /** {@code $sort} with a function that says what {@code ^(terms)} says. */
  private String sorted(Syntax.Sort sort, String before) {
    String items = rewriting.fresh();
    String left = rewriting.fresh();
    String right = rewriting.fresh();
    return Rewriting.let(
        items,
        before,
        "$type(%1$s) = \"array\" ? $sort(%1$s, function(%2$s, %3$s){%4$s}) : %1$s"
            .formatted(items, left, right, isBehind(sort.terms(), left, right)));
  }

  /** Whether the left one comes behind the right one: what lacks a key comes last. */
  private String isBehind(List<Term> terms, String left, String right) {
    Term first = terms.getFirst();
    depth++;
    String key = rewriting.of(first.expression());
    depth--;
    String a = key.equals("$") ? left : left + "." + key;
    String b = key.equals("$") ? right : right + "." + key;
    String behind = a + (first.descending() ? " < " : " > ") + b;
    String rest =
        terms.size() == 1 ? "false" : isBehind(terms.subList(1, terms.size()), left, right);
    return "($exists(%1$s) ? ($exists(%2$s) ? (%3$s ? true : (%1$s = %2$s ? %4$s : false)) : false)"
            .formatted(a, b, behind, rest)
        + " : ($exists(%1$s) ? true : %2$s))".formatted(b, rest);
  }

  /** Steps from one on that binds a variable: a function of that variable, for each item. */
  private String bound(List<Syntax> steps, int at, String before) {
    Syntax step = steps.get(at);
    String item = step.focus() != null ? "$" + step.focus() : rewriting.fresh();
    String index = step.index() != null ? ", $" + step.index() : "";
    boolean inPlace = step.focus() != null;
    String items = inPlace || before.isEmpty() ? first(step) : before + "." + later(step);
    String rest = inPlace ? conditional(steps, at, item) : tail(steps, at, item);
    String mapped = "$map(" + items + ", function(" + item + index + "){" + rest + "}).$";
    return inPlace && !before.isEmpty() ? before + ".(" + mapped + ")" : mapped;
  }

  /** Behind {@code #$i} the item is the context. */
  private String tail(List<Syntax> steps, int at, String item) {
    return from(steps, at + 1, filtered(item, booleans(steps.get(at))));
  }

  /** Behind {@code @$v} the context stays what it was; filters look at the item. */
  private String conditional(List<Syntax> steps, int at, String item) {
    String kept = filtered(item, booleans(steps.get(at)));
    boolean last = at + 1 == steps.size();
    String rest = last ? "$" : from(steps, at + 1, "");
    return kept.equals(item) ? rest : "$exists(" + kept + ") ? (" + rest + ") : ()";
  }

  /** A position among filters counts what they left, which no function sees. */
  private static List<Stage> booleans(Syntax step) {
    for (Stage stage : filters(step)) {
      if (!(stage instanceof Stage.Filter filter)
          || !OperatorRewriting.isTruth(filter.condition())) {
        throw new NotRewritten(step, "a position behind a variable that the path binds");
      }
    }
    return filters(step);
  }
}
