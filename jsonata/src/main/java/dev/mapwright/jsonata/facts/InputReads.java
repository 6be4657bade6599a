package dev.mapwright.jsonata.facts;

import dev.mapwright.jsonata.compile.BoundNames;
import dev.mapwright.jsonata.facts.StaticFacts.InputPath;
import dev.mapwright.jsonata.facts.StaticFacts.Variable;
import dev.mapwright.jsonata.syntax.Pairs;
import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.syntax.Stage;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks an expression and notes which variables, functions and parts of the input it reads. Each
 * node's value is described by the input paths that it may be; what is done with it other than
 * going further down counts as reading all below.
 */
final class InputReads {
  /** A value that is no part of the input. */
  private static final Set<InputPath> COMPUTED = Set.of();

  private static final Set<InputPath> WHOLE = Set.of(new InputPath(List.of()));

  private final Predicate<String> isFunction;
  private final Set<Variable> variables = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<InputPath> paths = new LinkedHashSet<>();

  /** The variables bound at a place, and what each may be. */
  private record Scope(@Nullable Scope outer, Map<String, Set<InputPath>> bound) {
    @Nullable Set<InputPath> find(String name) {
      Set<InputPath> here = bound.get(name);
      return here != null || outer == null ? here : outer.find(name);
    }

    Scope inner() {
      return new Scope(this, new HashMap<>());
    }
  }

  InputReads(Predicate<String> isFunction) {
    this.isFunction = isFunction;
  }

  void walk(Syntax whole) {
    use(value(whole, WHOLE, new Scope(null, new HashMap<>())));
  }

  List<Variable> variables() {
    return List.copyOf(variables);
  }

  List<String> functions() {
    return List.copyOf(functions);
  }

  List<InputPath> paths() {
    return List.copyOf(paths);
  }

  private void use(Set<InputPath> value) {
    paths.addAll(value);
  }

  /** What an expression's value may be, given what its context may be. */
  private Set<InputPath> value(Syntax node, Set<InputPath> context, Scope scope) {
    Set<InputPath> value = bare(node, context, scope);
    for (Stage stage : node.predicates()) {
      filter(stage, value, scope);
    }
    if (node.group() != null) {
      pairs(node.group(), value, scope);
      return COMPUTED;
    }
    return value;
  }

  private Set<InputPath> bare(Syntax node, Set<InputPath> context, Scope scope) {
    return switch (node) {
      case Syntax.Literal _, Syntax.Regex _, Syntax.Placeholder _ -> COMPUTED;
      case Syntax.Name name -> below(context, name.name());
      case Syntax.Wildcard _, Syntax.Descendants _ -> below(context, InputPath.ANY);
      case Syntax.Parent _ -> WHOLE;
      case Syntax.Variable variable -> variable(variable, context, scope);
      case Syntax.Path path -> path(path, context, scope);
      case Syntax.Block block -> block(block, context, scope);
      case Syntax.Binding binding -> {
        Set<InputPath> value = value(binding.value(), context, scope);
        scope.bound.merge(binding.name(), value, InputReads::either);
        yield value;
      }
      case Syntax.Conditional conditional -> {
        use(value(conditional.condition(), context, scope));
        Set<InputPath> then = value(conditional.then(), context, scope);
        Syntax otherwise = conditional.otherwise();
        yield otherwise == null ? then : either(then, value(otherwise, context, scope));
      }
      case Syntax.Fallback fallback -> {
        Set<InputPath> first = value(fallback.first(), context, scope);
        use(first);
        yield either(first, value(fallback.second(), context, scope));
      }
      case Syntax.Function function -> function(function, context, scope);
      case Syntax.ObjectConstructor object -> {
        pairs(object.pairs(), context, scope);
        yield COMPUTED;
      }
      default -> {
        BoundNames.children(node).forEach(child -> use(value(child, context, scope)));
        yield COMPUTED;
      }
    };
  }

  private Set<InputPath> variable(Syntax.Variable variable, Set<InputPath> context, Scope scope) {
    String name = variable.name();
    if (name.isEmpty()) {
      return context;
    }
    Set<InputPath> bound = scope.find(name);
    if (bound != null) {
      return bound;
    }
    if (name.equals("$")) {
      return WHOLE;
    }
    if (isFunction.test(name)) {
      functions.add(name);
    } else {
      variables.add(new Variable(name, variable.offset()));
    }
    return COMPUTED;
  }

  private Set<InputPath> path(Syntax.Path path, Set<InputPath> context, Scope outer) {
    Scope scope = outer.inner();
    Set<InputPath> current = context;
    for (Syntax step : path.steps()) {
      Set<InputPath> result = value(step, current, scope);
      for (Stage stage : step.stages()) {
        filter(stage, result, scope);
      }
      bind(scope, step.focus(), result);
      bind(scope, step.index(), COMPUTED);
      if (step instanceof Syntax.Sort) {
        continue;
      }
      current = step.focus() == null ? result : current;
    }
    if (path.group() != null) {
      pairs(path.group(), current, scope);
      return COMPUTED;
    }
    return current;
  }

  private static void bind(Scope scope, @Nullable String name, Set<InputPath> value) {
    if (name != null) {
      scope.bound.put(name, value);
    }
  }

  private void filter(Stage stage, Set<InputPath> value, Scope scope) {
    switch (stage) {
      case Stage.Filter filter -> use(value(filter.condition(), value, scope));
      case Stage.Position position -> bind(scope, position.name(), COMPUTED);
    }
  }

  private void pairs(Pairs pairs, Set<InputPath> context, Scope scope) {
    for (Pair pair : pairs.list()) {
      use(value(pair.key(), context, scope));
      use(value(pair.value(), context, scope));
    }
  }

  private Set<InputPath> block(Syntax.Block block, Set<InputPath> context, Scope outer) {
    Scope scope = outer.inner();
    Set<InputPath> last = COMPUTED;
    for (Syntax expression : block.expressions()) {
      if (expression != block.expressions().getFirst()
          && !(previous(block, expression) instanceof Syntax.Binding)) {
        use(last);
      }
      last = value(expression, context, scope);
    }
    return last;
  }

  private static Syntax previous(Syntax.Block block, Syntax expression) {
    return block.expressions().get(block.expressions().indexOf(expression) - 1);
  }

  /** A function's parameters may be anything it is given; that has been read where it is given. */
  private Set<InputPath> function(Syntax.Function function, Set<InputPath> context, Scope outer) {
    Scope scope = outer.inner();
    function.parameters().forEach(name -> scope.bound.put(name, COMPUTED));
    use(value(function.body(), context, scope));
    return COMPUTED;
  }

  private static Set<InputPath> below(Set<InputPath> context, String key) {
    Set<InputPath> result = new LinkedHashSet<>();
    for (InputPath path : context) {
      boolean open = !path.keys().isEmpty() && path.keys().getLast().equals(InputPath.ANY);
      List<String> keys = new ArrayList<>(path.keys());
      if (!open) {
        keys.add(key);
      }
      result.add(new InputPath(keys));
    }
    return result;
  }

  private static Set<InputPath> either(Set<InputPath> one, Set<InputPath> other) {
    Set<InputPath> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
