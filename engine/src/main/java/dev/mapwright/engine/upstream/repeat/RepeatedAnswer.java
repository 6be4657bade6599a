package dev.mapwright.engine.upstream.repeat;

import dev.mapwright.jsonata.value.JsonObject;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that came more than once, and what was made of its parts. Only what follows from a part
 * alone may be asked for here. Thread-safe.
 */
public final class RepeatedAnswer {
  private final byte[] body;
  private final Object tree;
  private final long weight;
  private final ConcurrentMap<Made, Object> made = new ConcurrentHashMap<>();

  RepeatedAnswer(byte[] body, Object tree, long weight) {
    this.body = body;
    this.tree = tree;
    this.weight = weight;
  }

  boolean isOf(byte[] other) {
    return Arrays.equals(body, other);
  }

  /** The decoded body. */
  public Object tree() {
    return tree;
  }

  /** The memory that the body and its tree take, in bytes. */
  public long weight() {
    return weight;
  }

  /**
   * What is made of a part of the tree: once, and then kept as long as the answer is. What is no
   * object of the tree is not found again, and nothing is kept of it.
   *
   * @param part this very object
   * @param by what makes it, this very object
   */
  public <T> T once(Object part, Object by, Class<T> type, Supplier<T> make) {
    if (!(part instanceof JsonObject object && object.isRead())) {
      return make.get();
    }
    Made key = new Made(part, by);
    Object known = made.get(key);
    if (known != null) {
      return type.cast(known);
    }
    T fresh = make.get();
    made.put(key, fresh);
    return fresh;
  }

  @SuppressWarnings("ReferenceEquality") // equal parts may stand at different places
  private record Made(Object part, Object by) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Made made && made.part == part && made.by == by;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(part) + System.identityHashCode(by);
    }
  }
}
