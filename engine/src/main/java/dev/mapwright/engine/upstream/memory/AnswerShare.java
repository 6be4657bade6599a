package dev.mapwright.engine.upstream.memory;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.Watched;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What one call takes of the {@linkplain AnswerRoom room} for answers, from the first byte of an
 * answer until nothing that was made of it is needed any more. To be closed: then all is given
 * back. Thread-safe.
 */
public final class AnswerShare implements AutoCloseable {
  /**
   * What an answer is thought to take before it is there, in multiples of its length: its bytes,
   * which objects keep, and the objects.
   */
  private static final int AHEAD = 4;

  /** A wait of more nanoseconds is the reason if time runs out behind it. */
  private static final long NOTICEABLE = 500_000_000;

  /** The longest that somebody waits: vendors do not keep an answer for ever. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final AnswerRoom room;
  private final String account;
  private final Supplier<Duration> timeLeft;
  private volatile boolean waits = true;

  // What follows is read and written under the room's lock only.

  /** All that it holds; counted by the room. */
  long held;

  /** The answers that may still be given back one by one. */
  private final Set<Part> parts = new HashSet<>();

  private boolean closed;

  /**
   * A share that holds nothing yet.
   *
   * @param account whose it counts as
   * @param timeLeft how long its call may still take
   */
  public AnswerShare(AnswerRoom room, String account, Supplier<Duration> timeLeft) {
    this.room = room;
    this.account = account;
    this.timeLeft = timeLeft;
  }

  /** Of a room of its own, without bounds. */
  public static AnswerShare unbounded() {
    return new AnswerShare(AnswerRoom.unbounded(), "", () -> Duration.ZERO);
  }

  String account() {
    return account;
  }

  /** Whether an answer may be held. */
  public enum Fit {
    YES,
    /** Not now. */
    BUSY,
    /** Never: it is larger than what one account may hold. */
    NEVER
  }

  /** For an answer that is about to come. */
  public Part part() {
    return new Part();
  }

  /** Whether it holds more than a little. */
  public boolean holdsMuch() {
    room.lock().lock();
    try {
      return held > AnswerRoom.SMALL;
    } finally {
      room.lock().unlock();
    }
  }

  /** Takes what is there, and waits for nothing: for one whose caller holds others. */
  public void doNotWait() {
    waits = false;
  }

  /** What has come so far is needed until the call ends. */
  public void keep() {
    room.lock().lock();
    try {
      parts.clear();
    } finally {
      room.lock().unlock();
    }
  }

  @Override
  public void close() {
    room.lock().lock();
    try {
      closed = true;
      parts.clear();
      room.giveBackAll(this);
    } finally {
      room.lock().unlock();
    }
  }

  /** One answer of the call. */
  public final class Part {
    private long bytes;
    private boolean passed;
    private volatile boolean waited;

    private Part() {}

    /** Whether others held it up. */
    public boolean hasWaited() {
      return waited;
    }

    /**
     * Waits until a body may be read and made a tree.
     *
     * @param length of the body, in bytes
     * @param time in which it is to be read; a part of it is waited for
     * @return whether it may; false if no room came in time
     */
    public boolean expect(long length, Duration time) throws InterruptedException {
      return grown(Math.min(length * AHEAD, room.mostAhead()), time);
    }

    /** Takes as much as is needed, now that it is known. */
    public Fit fit(long needed) throws InterruptedException {
      if (needed > room.mostOfOne()) {
        return Fit.NEVER;
      }
      return grown(needed, timeLeft.get()) ? Fit.YES : Fit.BUSY;
    }

    /** The most that an account may hold, for people. */
    public String most() {
      return (room.mostOfOne() >> 20) + " MiB";
    }

    /** It is not needed any more, unless {@link #keep} is said before another answer comes. */
    public void pass() {
      room.lock().lock();
      try {
        passed = true;
      } finally {
        room.lock().unlock();
      }
    }

    /** It is not needed any more. */
    public void release() {
      room.lock().lock();
      try {
        dropped();
      } finally {
        room.lock().unlock();
      }
    }

    /** Holds so much, more or less than before. */
    private boolean grown(long wanted, Duration time) throws InterruptedException {
      Duration patience = patience(time);
      long took = 0;
      room.lock().lock();
      try {
        if (closed) {
          return false;
        }
        Set.copyOf(parts).stream().filter(part -> part.passed).forEach(Part::dropped);
        parts.add(this);
        long more = wanted - bytes;
        if (more < 0) {
          room.giveBack(AnswerShare.this, -more);
        } else if (more > 0) {
          long begin = System.nanoTime();
          boolean granted = room.take(AnswerShare.this, more, patience);
          took = System.nanoTime() - begin;
          waited |= took > NOTICEABLE;
          if (!granted) {
            return false;
          }
        }
        bytes = wanted;
        return true;
      } finally {
        room.lock().unlock();
        Watched.tellWait(EngineEvent.Wait.MEMORY, took);
      }
    }

    private void dropped() {
      if (parts.remove(this)) {
        room.giveBack(AnswerShare.this, bytes);
      }
    }
  }

  /** Some of the time is left for reading and for saying that there was no room. */
  private Duration patience(Duration time) {
    Duration left = timeLeft.get();
    Duration shorter = time.compareTo(left) < 0 ? time : left;
    Duration most = waits ? shorter.multipliedBy(3).dividedBy(4) : Duration.ZERO;
    return most.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : most;
  }
}
