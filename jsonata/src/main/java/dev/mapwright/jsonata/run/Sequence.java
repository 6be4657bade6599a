package dev.mapwright.jsonata.run;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list that an evaluation makes: a sequence (several results, one of which stands for itself), or
 * an array. It grows only while its maker holds it. An item may be {@code null}, undefined.
 */
public final class Sequence extends AbstractList<@Nullable Object> implements RandomAccess {
  private static final @Nullable Object[] NOTHING = {};

  private @Nullable Object[] items;
  private int size;
  private boolean sequence;
  private boolean keepsSingleton;
  private boolean cons;
  private boolean outerWrapper;

  private Sequence(@Nullable Object[] items, int size, boolean sequence) {
    this.items = items;
    this.size = size;
    this.sequence = sequence;
  }

  /** An empty sequence. */
  public static Sequence create() {
    return new Sequence(NOTHING, 0, true);
  }

  /** An empty sequence that will take so many items. */
  public static Sequence create(int capacity) {
    return new Sequence(capacity == 0 ? NOTHING : new @Nullable Object[capacity], 0, true);
  }

  /** A sequence of one item. */
  public static Sequence of(@Nullable Object item) {
    return new Sequence(new @Nullable Object[] {item}, 1, true);
  }

  /** A sequence of these items; the Java array is taken over. */
  public static Sequence ofAll(@Nullable Object[] items) {
    return new Sequence(items, items.length, true);
  }

  /** An empty array. */
  public static Sequence array() {
    return new Sequence(NOTHING, 0, false);
  }

  /** An empty array that will take so many items. */
  public static Sequence array(int capacity) {
    return new Sequence(capacity == 0 ? NOTHING : new @Nullable Object[capacity], 0, false);
  }

  /** An array of these items; the Java array is taken over. */
  public static Sequence arrayOf(@Nullable Object... items) {
    return new Sequence(items, items.length, false);
  }

  /** An input that is an array: it counts as one value. */
  public static Sequence outerWrapper(List<?> input) {
    Sequence wrapper = of(input);
    wrapper.outerWrapper = true;
    return wrapper;
  }

  /** Whether another item makes it take more memory. */
  boolean isFull() {
    return size == items.length;
  }

  /** Whether so many items make it take more memory. */
  boolean hasNoRoomFor(int more) {
    return more > items.length - size;
  }

  /** Puts an item at the end. */
  public void append(@Nullable Object item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size == 0 ? 4 : size * 2);
    }
    items[size++] = item;
  }

  /** Puts all items of a list at the end. */
  public void appendAll(List<?> more) {
    int count = more.size();
    if (size + count > items.length) {
      items = Arrays.copyOf(items, Math.max(size + count, Math.min(size * 2, 1 << 26)));
    }
    if (more instanceof Sequence other) {
      System.arraycopy(other.items, 0, items, size, count);
    } else {
      for (int i = 0; i < count; i++) {
        items[size + i] = more.get(i);
      }
    }
    size += count;
  }

  @Override
  public @Nullable Object get(int index) {
    Objects.checkIndex(index, size);
    return items[index];
  }

  @Override
  public int size() {
    return size;
  }

  /** Whether it is a sequence; otherwise it is an array. */
  public boolean isSequence() {
    return sequence;
  }

  /** Whether a single item stays in it. */
  public boolean keepsSingleton() {
    return keepsSingleton;
  }

  /** Lets a single item stay in it. */
  public Sequence keepSingleton() {
    keepsSingleton = true;
    return this;
  }

  /** Whether a value is an array that a path takes as one value. */
  public static boolean isCons(@Nullable Object value) {
    return switch (value) {
      case Sequence list -> list.cons;
      case NumberRange range -> range.isCons();
      case null, default -> false;
    };
  }

  /** Makes it an array that a path takes as one value. */
  public Sequence asCons() {
    cons = true;
    return this;
  }

  /** Whether it stands for an input that is an array. */
  public boolean isOuterWrapper() {
    return outerWrapper;
  }

  /** Makes it a plain array, as which it leaves the evaluation. */
  void settle() {
    if (sequence || cons) {
      sequence = false;
      keepsSingleton = false;
      cons = false;
      outerWrapper = false;
    }
  }

  /**
   * What a sequence means as a result: nothing if empty, its only item, or itself. Anything else is
   * itself.
   */
  public static @Nullable Object unwrapped(@Nullable Object value) {
    return value instanceof Sequence list && list.sequence && list.size <= 1
        ? list.unwrap()
        : value;
  }

  /** As {@link #unwrapped}, but a single item stays in its sequence. */
  public static @Nullable Object kept(@Nullable Object value) {
    if (value instanceof Sequence list && list.sequence) {
      list.keepsSingleton = true;
      return list.size == 0 ? null : list;
    }
    return value;
  }

  private @Nullable Object unwrap() {
    if (size == 0) {
      return null;
    }
    return keepsSingleton ? this : items[0];
  }
}
