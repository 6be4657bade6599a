package dev.mapwright.jsonata.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference's merge sort: stable, and with a defined result even if the comparison contradicts
 * itself.
 */
public final class MergeSort<T> {
  private final Run run;
  private final Order<T> order;

  /** Says which of two items comes first. */
  @FunctionalInterface
  public interface Order<T> {
    /** Whether the second has to come before the first. */
    boolean swaps(T first, T second);
  }

  public MergeSort(Run run, Order<T> order) {
    this.run = run;
    this.order = order;
  }

  /** The items in order, as a new array. */
  public @Nullable Object[] sort(List<? extends T> items) {
    @Nullable Object[] result = items.toArray();
    sort(result, new @Nullable Object[result.length], 0, result.length);
    return result;
  }

  @SuppressWarnings("unchecked")
  private void sort(@Nullable Object[] items, @Nullable Object[] spare, int from, int to) {
    if (to - from <= 1) {
      return;
    }
    int middle = from + (to - from) / 2;
    sort(items, spare, from, middle);
    sort(items, spare, middle, to);
    System.arraycopy(items, from, spare, from, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      run.step();
      boolean takeRight =
          left == middle || (right < to && order.swaps((T) spare[left], (T) spare[right]));
      items[i] = takeRight ? spare[right++] : spare[left++];
    }
  }
}
