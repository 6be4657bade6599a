package dev.mapwright.engine.expression;

import dev.mapwright.jsonata.option.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * The engine's variables as layers: each layer adds one name and hides the same name below.
 * Immutable, save that a lazy value is computed at its first read; a lazy layer belongs to one
 * thread.
 */
public abstract sealed class Variables implements Bindings {

  /** No variables. */
  public static final Variables NONE = new None();

  /** These, and one more; an undefined value hides what lies below. */
  public final Variables with(String name, @Nullable Object value) {
    return new Fixed(this, name, value);
  }

  /** These, hidden by whatever the other bindings know. */
  public final Variables with(Bindings more) {
    return new Open(this, more);
  }

  private static final class Open extends Variables {
    private final Variables below;
    private final Bindings more;

    Open(Variables below, Bindings more) {
      this.below = below;
      this.more = more;
    }

    @Override
    public @Nullable Object get(String name) {
      Object value = more.get(name);
      return value == null ? below.get(name) : value;
    }
  }

  private static final class None extends Variables {
    @Override
    public @Nullable Object get(String name) {
      return null;
    }
  }

  private static final class Fixed extends Variables {
    private final Variables below;
    private final String name;
    private final @Nullable Object value;

    Fixed(Variables below, String name, @Nullable Object value) {
      this.below = below;
      this.name = name;
      this.value = value;
    }

    @Override
    public @Nullable Object get(String wanted) {
      return wanted.equals(name) ? value : below.get(wanted);
    }
  }
}
