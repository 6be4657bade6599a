package dev.mapwright.engine.upstream.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the answers of all vendors, and the trees that are made of them, may take at
 * once. Calls have {@linkplain AnswerShare shares} of it; no account has more than three quarters.
 * Thread-safe.
 *
 * <p>Who wants more than there is waits. Accounts are served in turn, and who waits for much is not
 * overtaken for ever by those who want less. Shares that hold much already and want more never wait
 * for each other: only the oldest of them waits, the others are refused at once, and end with what
 * they have. What is {@linkplain #SMALL small} may overdraw the room by a quarter, so that calls
 * with usual answers go on beside large ones.
 */
public final class AnswerRoom {
  /** What a share is given before shares that want more. */
  static final long SMALL = 1L << 20;

  /** The least that makes sense: an answer beyond what is small fits in. */
  public static final long LEAST = 8 * SMALL;

  private final long bytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Use> accounts = new HashMap<>();
  private final List<Waiter> waiters = new ArrayList<>();

  /** The shares that hold more than a little, the oldest first. */
  private final LinkedHashSet<AnswerShare> holders = new LinkedHashSet<>();

  private long held;
  private long grants;

  /** What the shares of one account take together. */
  private static final class Use {
    private long held;
    private int waiting;
    private long lastServed;
  }

  private enum Verdict {
    WAITING,
    GRANTED,
    REFUSED
  }

  private static final class Waiter {
    private final AnswerShare share;
    private final Use use;
    private final long bytes;
    private final Condition decided;
    private Verdict verdict = Verdict.WAITING;

    Waiter(AnswerShare share, Use use, long bytes, Condition decided) {
      this.share = share;
      this.use = use;
      this.bytes = bytes;
      this.decided = decided;
    }

    boolean isSmall() {
      return share.held + bytes <= SMALL;
    }
  }

  /**
   * Of so many bytes.
   *
   * @throws IllegalArgumentException if they are fewer than {@link #LEAST}
   */
  public AnswerRoom(long bytes) {
    if (bytes < LEAST) {
      throw new IllegalArgumentException("expected at least " + LEAST + " bytes, not " + bytes);
    }
    this.bytes = bytes;
  }

  /** Half of the heap. */
  public static AnswerRoom ofHeap() {
    return new AnswerRoom(Math.max(LEAST, Runtime.getRuntime().maxMemory() / 2));
  }

  /** Room for everything: where somebody else sees to it that there is memory. */
  public static AnswerRoom unbounded() {
    return new AnswerRoom(Long.MAX_VALUE);
  }

  /** What is held now. */
  public long held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** What may be held in all. */
  public long most() {
    return bytes;
  }

  /** The most that one account may hold. */
  long mostOfOne() {
    return bytes / 4 * 3;
  }

  /** The most that is set aside for an answer of which no more than its length is known. */
  long mostAhead() {
    return bytes / 2;
  }

  /** Guards what shares hold; all that follows is called with it. */
  ReentrantLock lock() {
    return lock;
  }

  /**
   * Waits until a share may hold so much more.
   *
   * @return whether it may; false when time is over, or where waiting might be for ever
   */
  boolean take(AnswerShare share, long more, Duration atMost) throws InterruptedException {
    Waiter own = new Waiter(share, use(share), more, lock.newCondition());
    waiters.add(own);
    own.use.waiting++;
    settle();
    try {
      long left = atMost.toNanos();
      while (own.verdict == Verdict.WAITING && left > 0) {
        left = own.decided.awaitNanos(left);
      }
    } finally {
      if (own.verdict == Verdict.WAITING) {
        decide(own, Verdict.REFUSED);
        settle(); // whoever stood behind it
      }
    }
    return own.verdict == Verdict.GRANTED;
  }

  /** Takes back some of what a share holds. */
  void giveBack(AnswerShare share, long less) {
    count(share, use(share), -less);
    settle();
  }

  /** Takes back all that a share holds, which wants nothing more. */
  void giveBackAll(AnswerShare share) {
    for (Waiter waiter : List.copyOf(waiters)) {
      if (waiter.share.equals(share)) {
        decide(waiter, Verdict.REFUSED);
      }
    }
    giveBack(share, share.held);
  }

  private Use use(AnswerShare share) {
    return accounts.computeIfAbsent(share.account(), _ -> new Use());
  }

  private void count(AnswerShare share, Use use, long more) {
    held += more;
    use.held += more;
    share.held += more;
    if (share.held > SMALL) {
      holders.add(share);
    } else {
      holders.remove(share);
    }
    forgetIfIdle(share, use);
  }

  private void forgetIfIdle(AnswerShare share, Use use) {
    if (use.held == 0 && use.waiting == 0) {
      accounts.remove(share.account());
    }
  }

  /** Serves whom it can, and refuses those who must not wait. */
  private void settle() {
    for (Waiter next = next(); next != null; next = next()) {
      next.use.lastServed = ++grants;
      count(next.share, next.use, next.bytes);
      decide(next, Verdict.GRANTED);
    }
    for (Waiter waiter : List.copyOf(waiters)) {
      boolean holds = holders.contains(waiter.share);
      if (holds && (!isOldest(waiter.share) || !fitsAccount(waiter))) {
        decide(waiter, Verdict.REFUSED);
      }
    }
  }

  /** Whose turn it is; null if it must wait. Whoever only its own account holds up stands aside. */
  private @Nullable Waiter next() {
    Waiter first =
        waiters.stream()
            .filter(this::fitsAccount)
            .min(
                Comparator.comparing((Waiter waiter) -> !waiter.isSmall())
                    .thenComparing(waiter -> !isOldest(waiter.share))
                    .thenComparingLong(waiter -> waiter.use.lastServed))
            .orElse(null);
    return first == null || !fits(first) ? null : first;
  }

  private boolean fits(Waiter waiter) {
    if (!waiter.isSmall()) {
      return waiter.bytes <= bytes - held;
    }
    // Whoever has begun gets its little, as nobody would give back for whom it waited.
    return waiter.share.held > 0 || waiter.bytes - bytes / 4 <= bytes - held;
  }

  private boolean fitsAccount(Waiter waiter) {
    boolean hasBegun = waiter.isSmall() && waiter.share.held > 0;
    return hasBegun || waiter.use.held + waiter.bytes <= mostOfOne();
  }

  private boolean isOldest(AnswerShare share) {
    return !holders.isEmpty() && holders.getFirst().equals(share);
  }

  private void decide(Waiter waiter, Verdict verdict) {
    waiter.verdict = verdict;
    waiters.remove(waiter);
    waiter.use.waiting--;
    forgetIfIdle(waiter.share, waiter.use);
    waiter.decided.signal();
  }
}
