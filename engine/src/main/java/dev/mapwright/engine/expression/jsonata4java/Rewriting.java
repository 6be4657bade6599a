package dev.mapwright.engine.expression.jsonata4java;

import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what an expression means in the words that JSONata4Java knows and means alike. Only JSONata
 * comes out: the library computes everything itself. One rewriting of one expression; not for
 * several threads.
 *
 * <p>What has no equivalent there is refused with its place ({@link NotRewritten}); what the
 * library does wrong with its own words stays wrong.
 */
final class Rewriting {
  private final Map<String, Syntax.Regex> patterns = new LinkedHashMap<>();
  private final String prefix;
  private final boolean overArray;
  private final OperatorRewriting operators = new OperatorRewriting(this);
  private final PathRewriting paths = new PathRewriting(this);
  private final CallRewriting calls = new CallRewriting(this);
  private int names;

  private Rewriting(String source, boolean overArray) {
    this.overArray = overArray;
    String free = "t_";
    while (source.contains("$" + free)) {
      free += "_";
    }
    prefix = free;
  }

  /**
   * Rewrites an expression.
   *
   * @param source its text
   * @param whole its tree
   * @param overArray whether its input is an array
   * @throws NotRewritten if something in it has no equivalent
   */
  static Rewritten of(String source, Syntax whole, boolean overArray) {
    Rewriting rewriting = new Rewriting(source, overArray);
    String text = rewriting.plain(whole);
    return new Rewritten(text, rewriting.patterns);
  }

  /**
   * Rewrites the call of an expression that is a function.
   *
   * @return {@code null} if it is something else
   * @throws NotRewritten if something in it has no equivalent
   */
  static @Nullable RewrittenCall callOf(String source, Syntax whole, boolean overArray) {
    Rewriting rewriting = new Rewriting(source, overArray);
    int parameters = rewriting.calls.parametersOf(whole);
    if (parameters < 0) {
      return null;
    }
    List<String> names = Stream.generate(rewriting::fresh).limit(parameters).toList();
    String call = rewriting.calls.applied(whole, names);
    return new RewrittenCall(new Rewritten(call, rewriting.patterns), names);
  }

  /** A variable, its dollar sign included, that the expression does not use. */
  String fresh() {
    return "$" + prefix + ++names;
  }

  /** Whether the input is an array. */
  boolean isOverArray() {
    return overArray;
  }

  CallRewriting calls() {
    return calls;
  }

  /** The text of a node that may stand beside any operator. */
  String of(Syntax node) {
    String text = plain(node);
    return standsAlone(node) ? text : "(" + text + ")";
  }

  /** The text of a node where nothing stands beside it. */
  String plain(Syntax node) {
    return paths.withSuffix(node);
  }

  /**
   * The text of an expression in which a value is used more than once: computed once, unless it is
   * read off the input as it stands.
   */
  String using(Syntax value, UnaryOperator<String> text) {
    if (isCheap(value)) {
      return text.apply(of(value));
    }
    String variable = fresh();
    return let(variable, plain(value), text.apply(variable));
  }

  /**
   * The text of a block that binds a variable to a value. The parentheses around the value are
   * needed: without them, a variable bound to a call would be the called function as well.
   */
  static String let(String variable, String value, String body) {
    return "(" + variable + " := (" + value + "); " + body + ")";
  }

  /** The text of a node without what stands behind it. */
  String bare(Syntax node) {
    return switch (node) {
      case Syntax.Literal literal -> Literals.of(literal.value());
      case Syntax.Name name -> Literals.name(name.name());
      case Syntax.Variable variable -> "$" + variable.name();
      case Syntax.Wildcard _ -> "*";
      case Syntax.Descendants _ -> "**";
      case Syntax.Parent _ -> "%";
      case Syntax.Regex regex -> pattern(regex);
      case Syntax.Negation negation -> "-" + of(negation.operand());
      case Syntax.Binary binary -> operators.binary(binary);
      case Syntax.Fallback fallback -> operators.fallback(fallback);
      case Syntax.Conditional conditional -> operators.conditional(conditional);
      case Syntax.Binding binding ->
          "$" + calls.bound(binding.name()) + " := " + calls.boundValue(binding.value());
      case Syntax.ArrayConstructor array ->
          array.items().stream().map(this::plain).collect(Collectors.joining(", ", "[", "]"));
      case Syntax.ObjectConstructor object -> members(object.pairs().list());
      case Syntax.Block block ->
          block.expressions().stream().map(this::plain).collect(Collectors.joining("; ", "(", ")"));
      case Syntax.Call call -> calls.call(call);
      case Syntax.Function function -> calls.function(function);
      case Syntax.Transform transform -> calls.transform(transform);
      case Syntax.Path path -> paths.path(path);
      case Syntax.Sort sort -> throw new NotRewritten(sort, "an order that nothing precedes");
      default -> throw new NotRewritten(node, "this");
    };
  }

  /** The text of an object or a group. */
  String members(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> of(pair.key()) + ": " + of(pair.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String pattern(Syntax.Regex regex) {
    String variable = fresh();
    patterns.put(variable, regex);
    return variable;
  }

  private static boolean standsAlone(Syntax node) {
    return switch (node) {
      case Syntax.Literal literal -> !(literal.value() instanceof Number n) || n.doubleValue() >= 0;
      case Syntax.Negation _,
          Syntax.Binary _,
          Syntax.Fallback _,
          Syntax.Conditional _,
          Syntax.Binding _ ->
          !node.predicates().isEmpty() || node.keepsArray() || node.group() != null;
      default -> true;
    };
  }

  private static boolean isCheap(Syntax node) {
    boolean bare =
        node.predicates().isEmpty()
            && node.stages().isEmpty()
            && !node.keepsArray()
            && !node.isTuple()
            && node.group() == null;
    return bare
        && switch (node) {
          case Syntax.Name _, Syntax.Variable _, Syntax.Literal _, Syntax.Parent _ -> true;
          case Syntax.Path path -> path.steps().stream().allMatch(Rewriting::isCheap);
          default -> false;
        };
  }
}
