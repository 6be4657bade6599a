package dev.mapwright.engine.walk;

import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers that one walk keeps from call to call. Thread-safe. */
public final class WalkAnswers {
  private final @Nullable PartialAnswers store;
  private final long walk;

  /** What was fetched for records that are not finished. */
  private final Map<PartialAnswers.Key, Answer> unfinished = new ConcurrentHashMap<>();

  private volatile int left;
  private volatile int slice;
  private volatile boolean isAsked;
  private volatile boolean isInHand;
  private volatile Duration time;

  /** Those of a walk. */
  public WalkAnswers(PartialAnswers store, long walk) {
    this.store = store;
    this.walk = walk;
    this.left = store.unfinished(walk);
    this.time = store.usual();
  }

  private WalkAnswers() {
    this.store = null;
    this.walk = 0;
    this.left = 0;
    this.time = Duration.ZERO;
  }

  /** Of a call that nothing follows. */
  public static WalkAnswers none() {
    return new WalkAnswers();
  }

  /** An answer that is there from an earlier call, or null. */
  @Nullable Answer parked(UnsentRequest request) {
    return store == null ? null : store.find(PartialAnswers.Key.of(walk, request));
  }

  /** Keeps an answer for the call that goes on. */
  void park(UnsentRequest request, Answer answer) {
    if (store != null) {
      store.keep(PartialAnswers.Key.of(walk, request), answer, time);
    }
  }

  /**
   * What a record needs beside its row: asked for once until the record is finished, however many
   * calls that takes.
   */
  Answer fetchOnce(UnsentRequest request, Supplier<Answer> ask) {
    if (store == null) {
      return ask.get();
    }
    PartialAnswers.Key key = PartialAnswers.Key.of(walk, request);
    Answer known = unfinished.get(key);
    if (known == null) {
      known = store.find(key);
    }
    if (known == null) {
      known = ask.get();
      isAsked = true;
    }
    unfinished.put(key, known);
    return known;
  }

  /**
   * How many records are taken in hand first: those that an earlier call could not finish, so that
   * this one does with all its time, and finds what was fetched for just these.
   *
   * @param usual how many otherwise
   */
  public int slice(int usual) {
    return left > 0 ? Math.min(left, usual) : usual;
  }

  /** Records are taken in hand. */
  public void begin(int size) {
    slice = size;
    isInHand = true;
  }

  /** The records that were in hand are finished. */
  public void finished() {
    if (store != null) {
      store.forget(unfinished.keySet());
    }
    unfinished.values().forEach(answer -> answer.part().pass());
    unfinished.clear();
    isAsked = false;
    isInHand = false;
    left = 0;
  }

  /** Whether another call gets further than this one with the records that it did not finish. */
  public boolean isUnfinished() {
    return isAsked || (isInHand && left == 0);
  }

  /**
   * The call ends before its records are finished: another goes on with what is there.
   *
   * @param wait how long its caller is told to wait, or null
   */
  public void stop(@Nullable Duration wait) {
    if (store == null) {
      return;
    }
    Duration keep = wait == null ? store.usual() : wait.plus(store.usual());
    time = keep;
    store.keepUnfinished(walk, isInHand ? slice : 0, keep);
    unfinished.forEach((key, answer) -> store.keep(key, answer, keep));
  }
}
