package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.jsonata.option.Bindings;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The names that {@code let} gives at one place of a mapping. Immutable. */
final class LetBindings {
  private static final Object UNDEFINED = new Object();

  private final String[] names;
  private final Expression[] expressions;

  LetBindings(SequencedMap<String, Expression> let) {
    names = let.keySet().toArray(String[]::new);
    expressions = let.values().toArray(Expression[]::new);
  }

  /**
   * The variables for one record or item: these names, computed once each when first read, and
   * those further out.
   */
  Bindings bind(@Nullable Object context, Bindings outer) {
    return names.length == 0 ? outer : new Scope(context, outer);
  }

  private final class Scope implements Bindings {
    private final @Nullable Object context;
    private final Bindings outer;
    private final @Nullable Object[] values = new Object[names.length];

    Scope(@Nullable Object context, Bindings outer) {
      this.context = context;
      this.outer = outer;
    }

    @Override
    public @Nullable Object get(String name) {
      return get(name, names.length);
    }

    /** The variable as one of the first so many names sees it. */
    private @Nullable Object get(String name, int visible) {
      for (int i = visible - 1; i >= 0; i--) {
        if (names[i].equals(name)) {
          return value(i);
        }
      }
      return outer.get(name);
    }

    private @Nullable Object value(int index) {
      Object known = values[index];
      if (known == null) {
        known = expressions[index].evaluate(context, name -> get(name, index));
        values[index] = known == null ? UNDEFINED : known;
      }
      return known == UNDEFINED ? null : known;
    }
  }
}
