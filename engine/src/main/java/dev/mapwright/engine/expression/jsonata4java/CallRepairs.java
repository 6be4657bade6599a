package dev.mapwright.engine.expression.jsonata4java;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls of built-in functions that are wrong there for some arguments, put so that they are right:
 * nothing is asked of a function that fails over nothing, and what comes of no match is nothing.
 */
final class CallRepairs {
  private static final Set<String> FAILING_OVER_NOTHING =
      Set.of("filter", "sift", "each", "sort", "match");
  private static final Set<String> EMPTY_FOR_NOTHING = Set.of("match", "each", "map", "sift");

  /** They look at how their argument is written: only a path or a call may be an array. */
  private static final Set<String> WANTING_NUMBERS = Set.of("sum", "min", "max", "average");

  private static final Set<String> WANTING_AN_ARRAY = Set.of("distinct", "sort");

  /** Functions that take the context for their first argument, by how many others they need. */
  private static final Map<String, Integer> OF_THE_CONTEXT =
      Map.ofEntries(
          Map.entry("string", 0),
          Map.entry("number", 0),
          Map.entry("trim", 0),
          Map.entry("uppercase", 0),
          Map.entry("lowercase", 0),
          Map.entry("length", 0),
          Map.entry("keys", 0),
          Map.entry("spread", 0),
          Map.entry("toMillis", 0),
          Map.entry("fromMillis", 0),
          Map.entry("floor", 0),
          Map.entry("ceil", 0),
          Map.entry("round", 0),
          Map.entry("abs", 0),
          Map.entry("sqrt", 0),
          Map.entry("substring", 1),
          Map.entry("substringBefore", 1),
          Map.entry("substringAfter", 1),
          Map.entry("pad", 1),
          Map.entry("contains", 1),
          Map.entry("split", 1),
          Map.entry("match", 1),
          Map.entry("lookup", 1),
          Map.entry("replace", 2));

  private CallRepairs() {}

  /** Whether a call with so many arguments is about the context. */
  static boolean leavesContextOut(String name, int arguments) {
    return Integer.valueOf(arguments).equals(OF_THE_CONTEXT.get(name));
  }

  /** The call with these arguments. */
  static String of(Rewriting rewriting, String name, List<String> arguments) {
    boolean wanted =
        FAILING_OVER_NOTHING.contains(name)
            || EMPTY_FOR_NOTHING.contains(name)
            || WANTING_AN_ARRAY.contains(name)
            || WANTING_NUMBERS.contains(name);
    return wanted && !arguments.isEmpty()
        ? repaired(rewriting, name, arguments)
        : text(name, arguments);
  }

  private static String repaired(Rewriting rewriting, String name, List<String> arguments) {
    String input = rewriting.fresh();
    List<String> others = new ArrayList<>(arguments);
    others.set(0, WANTING_NUMBERS.contains(name) ? "$append(" + input + ", [])" : input);
    String call = text(name, others);
    return Rewriting.let(
        input,
        arguments.getFirst(),
        WANTING_AN_ARRAY.contains(name)
            ? "$type(" + input + ") = \"array\" ? " + call + " : " + input
            : "$exists(" + input + ") ? " + nothingForEmpty(rewriting, name, call) + " : ()");
  }

  private static String nothingForEmpty(Rewriting rewriting, String name, String call) {
    if (!EMPTY_FOR_NOTHING.contains(name)) {
      return call;
    }
    String result = rewriting.fresh();
    String counted = name.equals("sift") ? "$keys(" + result + ")" : result;
    return Rewriting.let(result, call, "$count(" + counted + ") = 0 ? () : " + result);
  }

  private static String text(String name, List<String> arguments) {
    return "$" + name + "(" + String.join(", ", arguments) + ")";
  }
}
