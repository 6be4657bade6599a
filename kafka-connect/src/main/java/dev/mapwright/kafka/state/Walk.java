package dev.mapwright.kafka.state;

import org.jspecify.annotations.Nullable;

/**
 * A walk through an account, as far as it is.
 *
 * @param number which walk of the account it is, from 1 on; 0 before the first
 * @param phase what it does
 * @param cursor from where it reads on; null for the beginning
 * @param since from when on it reads what changed; null for everything
 * @param began when it began, in milliseconds
 * @param newest the latest change among what it has read; null for none
 * @param count what it has done so far
 */
public record Walk(
    long number,
    Phase phase,
    @Nullable String cursor,
    @Nullable Long since,
    long began,
    @Nullable Long newest,
    Count count) {
  static final Walk NONE = new Walk(0, Phase.DONE, null, null, 0, null, Count.NONE);

  /** What a walk does. */
  public enum Phase {
    READING,
    /** It looks for what it did not see. */
    REMOVING,
    /** It is over. */
    DONE
  }

  /**
   * What a walk has done.
   *
   * @param read records
   * @param sent those that were new or had changed
   * @param removed those that were gone
   * @param leftOut those that could not be mapped
   */
  public record Count(long read, long sent, long removed, long leftOut) {
    /** Nothing. */
    public static final Count NONE = new Count(0, 0, 0, 0);

    /** With more. */
    public Count plus(Count more) {
      return new Count(
          read + more.read, sent + more.sent, removed + more.removed, leftOut + more.leftOut);
    }
  }

  /** Whether it reads everything. */
  public boolean isWhole() {
    return since == null;
  }

  /** The next. */
  Walk following(@Nullable Long from, long now) {
    return new Walk(number + 1, Phase.READING, null, from, now, null, Count.NONE);
  }

  /** Behind a page. */
  Walk behind(@Nullable String next, @Nullable Long newestNow, Count more) {
    return new Walk(number, phase, next, since, began, newestNow, count.plus(more));
  }

  /** At the beginning of another phase. */
  Walk in(Phase other) {
    return new Walk(number, other, null, since, began, newest, count);
  }
}
