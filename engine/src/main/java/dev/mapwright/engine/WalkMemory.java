package dev.mapwright.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.read.SortedList;
import dev.mapwright.engine.walk.RepeatMemory;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a server remembers of the walks that cannot do without: which records came, and lists that
 * it sorts itself. Bounded, expiring, thread-safe.
 */
final class WalkMemory {
  private final EngineLimits limits;
  private final SecureRandom random = new SecureRandom();
  private final Cache<Long, RepeatMemory> repeats;
  private final Cache<Long, SortedList> sorted;

  WalkMemory(EngineLimits limits) {
    this.limits = limits;
    this.repeats =
        Caffeine.newBuilder()
            .maximumWeight(limits.walkRecords())
            .weigher((Long _, RepeatMemory memory) -> 64 + memory.size())
            .expireAfterAccess(limits.walkLife())
            .build();
    this.sorted =
        Caffeine.newBuilder()
            .maximumWeight(limits.sortedBytes())
            .weigher((Long _, SortedList list) -> list.weight())
            .expireAfterAccess(limits.walkLife())
            .build();
  }

  /** How many walks something is remembered of. */
  long walks() {
    repeats.cleanUp();
    sorted.cleanUp();
    return repeats.estimatedSize() + sorted.estimatedSize();
  }

  /** A new walk's name. */
  long newWalk() {
    return random.nextLong();
  }

  /** Begins to remember the records of a walk. */
  void rememberRepeats(long walk) {
    repeats.put(walk, new RepeatMemory(random.nextLong()));
  }

  /** Begins to keep a sorted list for a walk. */
  void keepSorted(long walk, Query.Sort sort) {
    sorted.put(walk, new SortedList(sort, limits.sortedRecords()));
  }

  RepeatMemory repeats(long walk) {
    return present(
        repeats.getIfPresent(walk),
        "this vendor lists records more than once, and what has been given out");
  }

  SortedList sorted(long walk) {
    return present(
        sorted.getIfPresent(walk), "this vendor does not sort so itself, and the sorted list");
  }

  private <T> T present(@Nullable T memory, String what) {
    if (memory == null) {
      throw new CallerException(
          CallerException.Kind.CURSOR_EXPIRED,
          "next_cursor has expired: "
              + what
              + " is remembered for "
              + limits.walkLife().toMinutes()
              + " minutes at most. Start again without a cursor.");
    }
    return memory;
  }

  /** What a walk remembers may have grown since. */
  void weighAgain(long walk) {
    RepeatMemory memory = repeats.getIfPresent(walk);
    if (memory != null) {
      repeats.put(walk, memory);
    }
    SortedList list = sorted.getIfPresent(walk);
    if (list != null) {
      sorted.put(walk, list);
    }
  }
}
