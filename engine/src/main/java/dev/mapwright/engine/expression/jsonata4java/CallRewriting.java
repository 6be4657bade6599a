package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.utils.Constants;
import dev.mapwright.engine.expression.function.AddedFunctions;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Calls and functions. There, a function is written where it is used or has a name of its own; it
 * has no signature, is not called as part of an expression, and cannot be applied in part.
 */
final class CallRewriting {
  private static final Set<String> OF_TWO = Set.of("reduce", "sort");

  private final Rewriting rewriting;
  private final Set<String> bound = new HashSet<>();

  CallRewriting(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  /** Notes that the expression binds a variable. */
  String bound(String name) {
    bound.add(name);
    return name;
  }

  String call(Syntax.Call call) {
    if (call.isPartial()) {
      return partial(call, List.of());
    }
    if (!(call.procedure() instanceof Syntax.Variable function)) {
      return applied(call.procedure(), arguments(call, 1));
    }
    return invoked(function, arguments(call, parameters(function)));
  }

  /** A call as a step of a path: what it leaves out is the item, and is written out. */
  String callOnItem(Syntax.Call call) {
    boolean leftOut =
        call.procedure() instanceof Syntax.Variable function
            && !call.isPartial()
            && !bound.contains(function.name())
            && CallRepairs.leavesContextOut(function.name(), call.arguments().size());
    if (!leftOut) {
      return call(call);
    }
    List<String> arguments = arguments(call, 1);
    arguments.addFirst("$");
    return invoked((Syntax.Variable) call.procedure(), arguments);
  }

  private static int parameters(Syntax.Variable function) {
    return OF_TWO.contains(function.name()) ? 2 : 1;
  }

  private List<String> arguments(Syntax.Call call, int parameters) {
    return new ArrayList<>(call.arguments().stream().map(a -> argument(a, parameters)).toList());
  }

  private String invoked(Syntax.Variable function, List<String> arguments) {
    return bound.contains(function.name())
        ? "$" + function.name() + "(" + String.join(", ", arguments) + ")"
        : CallRepairs.of(rewriting, function.name(), arguments);
  }

  /** A value, or a function written out: there, the name of a built-in function is no value. */
  String argument(Syntax node, int parameters) {
    if (node instanceof Syntax.Variable variable && isFunctionName(variable)) {
      return lambda(parameters, names -> invoked(variable, names));
    }
    return isComposition(node) ? composition((Syntax.Binary) node) : rewriting.plain(node);
  }

  /** What stands behind {@code :=}: a function as it is written, and a value in parentheses. */
  String boundValue(Syntax value) {
    return isFunction(value) || value instanceof Syntax.Binding
        ? argument(value, 1)
        : "(" + rewriting.plain(value) + ")";
  }

  String function(Syntax.Function function) {
    function.parameters().forEach(this::bound);
    return function.parameters().stream()
            .map(parameter -> "$" + parameter)
            .collect(Collectors.joining(", ", "function(", ")"))
        + "{"
        + rewriting.plain(function.body())
        + "}";
  }

  String chain(Syntax.Binary chain) {
    if (isComposition(chain)) {
      return composition(chain);
    }
    Syntax right = chain.right();
    String input = rewriting.plain(chain.left());
    if (right instanceof Syntax.Call call) {
      if (call.isPartial()) {
        return partial(call, List.of(input));
      }
      if (call.procedure() instanceof Syntax.Variable function) {
        List<String> arguments = arguments(call, parameters(function));
        arguments.addFirst(input);
        return invoked(function, arguments);
      }
    }
    return applied(right, List.of(input));
  }

  /** A function of some kind, applied to arguments. */
  String applied(Syntax function, List<String> arguments) {
    return switch (function) {
      case Syntax.Variable name -> invoked(name, arguments);
      case Syntax.Function written when written.parameters().isEmpty() ->
          "(" + rewriting.plain(written.body()) + ")";
      case Syntax.Function written -> function(written) + "(" + String.join(", ", arguments) + ")";
      case Syntax.Call partial when partial.isPartial() -> partial(partial, arguments);
      case Syntax.Block block when block.expressions().size() == 1 ->
          applied(block.expressions().getFirst(), arguments);
      case Syntax.Transform transform -> arguments.getFirst() + "." + updated(transform);
      case Syntax.Binary chain when isComposition(chain) ->
          applied(chain.right(), List.of(applied(chain.left(), arguments)));
      default -> throw new NotRewritten(function, "a call of what an expression gives");
    };
  }

  /** A function of the places left open, or what it gives for some arguments. */
  private String partial(Syntax.Call call, List<String> given) {
    if (!(call.procedure() instanceof Syntax.Variable function)) {
      throw new NotRewritten(call, "a part of a call of what an expression gives");
    }
    if (!given.isEmpty()) {
      return filled(call, function, given);
    }
    return lambda(open(call), names -> filled(call, function, names));
  }

  private static int open(Syntax.Call call) {
    return (int) call.arguments().stream().filter(a -> a instanceof Syntax.Placeholder).count();
  }

  private String filled(Syntax.Call call, Syntax.Variable function, List<String> values) {
    List<String> left = new ArrayList<>(values);
    List<String> arguments = new ArrayList<>();
    for (Syntax argument : call.arguments()) {
      boolean isOpen = argument instanceof Syntax.Placeholder;
      arguments.add(!isOpen ? argument(argument, 1) : left.isEmpty() ? "()" : left.removeFirst());
    }
    return invoked(function, arguments);
  }

  String transform(Syntax.Transform transform) {
    return lambda(1, names -> names.getFirst() + "." + updated(transform));
  }

  /** The context with what a transform of the whole puts in and takes out. */
  private String updated(Syntax.Transform transform) {
    if (!(transform.pattern() instanceof Syntax.Variable whole) || !whole.name().isEmpty()) {
      throw new NotRewritten(transform.pattern(), "a transform of parts");
    }
    String merged = "$merge([$, " + rewriting.plain(transform.update()) + "])";
    Syntax delete = transform.delete();
    if (delete == null) {
      return "(" + merged + ")";
    }
    String key = rewriting.fresh();
    String value = rewriting.fresh();
    String gone = "$append([], " + rewriting.plain(delete) + ")";
    return "($sift(%s, function(%s, %s){%s in %s ? false : true}))"
        .formatted(merged, value, key, key, gone);
  }

  private boolean isComposition(Syntax node) {
    return node instanceof Syntax.Binary chain
        && chain.operator().equals("~>")
        && isFunction(chain.left());
  }

  private String composition(Syntax.Binary chain) {
    return lambda(1, names -> applied(chain.right(), List.of(applied(chain.left(), names))));
  }

  /** How many arguments a function takes that an expression is; -1 if it is something else. */
  int parametersOf(Syntax node) {
    return switch (node) {
      case Syntax.Function function -> function.parameters().size();
      case Syntax.Block block when block.expressions().size() == 1 ->
          parametersOf(block.expressions().getFirst());
      case Syntax.Call call when call.isPartial() -> open(call);
      default -> isFunction(node) ? 1 : -1;
    };
  }

  private boolean isFunction(Syntax node) {
    return switch (node) {
      case Syntax.Function _, Syntax.Transform _ -> true;
      case Syntax.Call call -> call.isPartial();
      case Syntax.Variable variable -> isFunctionName(variable);
      default -> isComposition(node);
    };
  }

  private boolean isFunctionName(Syntax.Variable variable) {
    boolean known =
        Constants.FUNCTIONS.containsKey("$" + variable.name())
            || AddedFunctions.ALL.stream().anyMatch(f -> f.name().equals(variable.name()));
    return known && !bound.contains(variable.name()) && variable.predicates().isEmpty();
  }

  private String lambda(int parameters, Function<List<String>, String> body) {
    List<String> names = IntStream.range(0, parameters).mapToObj(_ -> rewriting.fresh()).toList();
    return "function(" + String.join(", ", names) + "){" + body.apply(names) + "}";
  }
}
