package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a path along which variables are bound, by where they are evaluated.
 *
 * @param constructor the array constructor that it begins with, if that is itself followed by
 *     {@code @} or {@code #}
 * @param plain the steps before the first that binds a variable: they see the scope around the path
 * @param bound the others: they see the variables
 */
record TupleParts(
    Syntax.Path path, @Nullable Syntax constructor, List<Syntax> plain, List<Syntax> bound) {
  static TupleParts of(Syntax.Path path) {
    Syntax constructor = null;
    List<Syntax> plain = new ArrayList<>();
    List<Syntax> bound = new ArrayList<>();
    boolean tuples = false;
    for (Syntax step : path.steps()) {
      boolean first = step.equals(path.steps().getFirst());
      tuples |= step.isTuple();
      if (first && step.isConsArray() && tuples) {
        constructor = step;
      } else if (tuples) {
        bound.add(step);
      } else {
        plain.add(step);
      }
    }
    return new TupleParts(path, constructor, plain, bound);
  }

  /** The expressions that are evaluated in the scope around the path. */
  List<Syntax> inScopeAround() {
    List<Syntax> parts = new ArrayList<>(plain);
    if (constructor != null) {
      parts.add(constructor);
    }
    if (!bound.isEmpty() && bound.getFirst() instanceof Syntax.Sort sort) {
      // There are no variables yet: it sorts plain items.
      sort.terms().forEach(term -> parts.add(term.expression()));
    }
    return parts;
  }

  /** The expressions that are evaluated with the variables of the path around them. */
  List<Syntax> withVariables() {
    List<Syntax> parts = new ArrayList<>(bound);
    if (path.group() != null) {
      path.group()
          .list()
          .forEach(pair -> {
            parts.add(pair.key());
            parts.add(pair.value());
          });
    }
    return parts;
  }
}
