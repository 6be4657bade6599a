package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.syntax.Pairs;
import dev.mapwright.jsonata.syntax.Stage;
import dev.mapwright.jsonata.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds names in a syntax tree: what a scope binds, and what paths bind. */
public final class BoundNames {
  private BoundNames() {}

  /** The variables that an expression binds in the scope it stands in. */
  static Set<String> boundBy(List<Syntax> expressions) {
    Set<String> names = new LinkedHashSet<>();
    expressions.forEach(expression -> collectBound(expression, names));
    return names;
  }

  private static void collectBound(Syntax node, Set<String> names) {
    if (node instanceof Syntax.Binding binding) {
      names.add(binding.name());
    }
    boolean ownScope =
        node instanceof Syntax.Block || node instanceof Syntax.Function || bindsVariables(node);
    if (ownScope) {
      outsideOfOwnScope(node).forEach(part -> collectBound(part, names));
    } else {
      children(node).forEach(child -> collectBound(child, names));
    }
  }

  /** Filters and the group-by clause of a block stand outside of its scope, as do plain steps. */
  private static List<Syntax> outsideOfOwnScope(Syntax node) {
    if (node instanceof Syntax.Path path) {
      return TupleParts.of(path).inScopeAround();
    }
    List<Syntax> parts = new ArrayList<>();
    decorations(node, parts::add);
    return parts;
  }

  /** Whether it is a path along which variables are bound. */
  static boolean bindsVariables(Syntax node) {
    return node instanceof Syntax.Path path && path.steps().stream().anyMatch(Syntax::isTuple);
  }

  /** All names that paths anywhere in the tree bind, hidden ones included. */
  static Set<String> boundByPaths(Syntax whole) {
    Set<String> names = new LinkedHashSet<>();
    collectOfPaths(whole, names);
    return names;
  }

  private static void collectOfPaths(Syntax node, Set<String> names) {
    if (node.focus() != null) {
      names.add(node.focus());
    }
    if (node.index() != null) {
      names.add(node.index());
    }
    if (node.ancestor() != null) {
      names.add(node.ancestor().label());
    }
    for (Stage stage : node.stages()) {
      if (stage instanceof Stage.Position position) {
        names.add(position.name());
      }
    }
    children(node).forEach(child -> collectOfPaths(child, names));
  }

  /** The nodes directly below a node. */
  public static List<Syntax> children(Syntax node) {
    List<Syntax> children = new ArrayList<>();
    Consumer<Syntax> add = children::add;
    switch (node) {
      case Syntax.Binary binary -> {
        add.accept(binary.left());
        add.accept(binary.right());
      }
      case Syntax.Negation negation -> add.accept(negation.operand());
      case Syntax.ArrayConstructor array -> array.items().forEach(add);
      case Syntax.ObjectConstructor object -> pairs(object.pairs(), add);
      case Syntax.Call call -> {
        add.accept(call.procedure());
        call.arguments().forEach(add);
      }
      case Syntax.Function function -> add.accept(function.body());
      case Syntax.Block block -> block.expressions().forEach(add);
      case Syntax.Conditional conditional -> {
        add.accept(conditional.condition());
        add.accept(conditional.then());
        if (conditional.otherwise() != null) {
          add.accept(conditional.otherwise());
        }
      }
      case Syntax.Fallback fallback -> {
        add.accept(fallback.first());
        add.accept(fallback.second());
      }
      case Syntax.Transform transform -> {
        add.accept(transform.pattern());
        add.accept(transform.update());
        if (transform.delete() != null) {
          add.accept(transform.delete());
        }
      }
      case Syntax.Binding binding -> add.accept(binding.value());
      case Syntax.Path path -> path.steps().forEach(add);
      case Syntax.Sort sort -> sort.terms().forEach(term -> add.accept(term.expression()));
      default -> {}
    }
    decorations(node, add);
    return children;
  }

  private static void decorations(Syntax node, Consumer<Syntax> add) {
    node.predicates().forEach(stage -> filter(stage, add));
    node.stages().forEach(stage -> filter(stage, add));
    if (node.group() != null) {
      pairs(node.group(), add);
    }
  }

  private static void filter(Stage stage, Consumer<Syntax> add) {
    if (stage instanceof Stage.Filter filter) {
      add.accept(filter.condition());
    }
  }

  private static void pairs(Pairs pairs, Consumer<Syntax> add) {
    pairs
        .list()
        .forEach(pair -> {
          add.accept(pair.key());
          add.accept(pair.value());
        });
  }
}
