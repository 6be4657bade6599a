package dev.mapwright.jsonata.run;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The array {@code [first..last]} of many whole numbers: each is made when it is asked for, so that
 * a long range can be counted, filtered and summed without being there as a whole. Immutable.
 */
public final class NumberRange extends AbstractList<Object> implements RandomAccess {
  private final long first;
  private final int size;
  private final boolean cons;

  public NumberRange(long first, int size) {
    this(first, size, false);
  }

  private NumberRange(long first, int size, boolean cons) {
    this.first = first;
    this.size = size;
    this.cons = cons;
  }

  /** The same as an array that a path takes as one value. */
  public NumberRange asCons() {
    return new NumberRange(first, size, true);
  }

  boolean isCons() {
    return cons;
  }

  @Override
  public Object get(int index) {
    return first + Objects.checkIndex(index, size);
  }

  @Override
  public int size() {
    return size;
  }
}
