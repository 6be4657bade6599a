package dev.mapwright.server.truto;

import dev.mapwright.engine.failure.DeadlineException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes a sign that means nothing while a stream's next record is awaited. So a reader hears that
 * the stream lives, and one that has left is noticed, which ends the reading.
 *
 * <p>Made by the thread that reads and writes; the signs come from another, and never while the
 * first one writes.
 */
final class Heartbeat implements AutoCloseable {
  /** A vendor that fails sooner is told by a status. */
  private static final Duration FIRST = Duration.ofSeconds(3);

  private static final Duration NEXT = Duration.ofSeconds(1);

  private final OutputStream out;
  private final char sign;
  private final RunningStreams streams;
  private final Thread reader = Thread.currentThread();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean waiting;
  private long waitingSince;
  private boolean begun;
  private boolean stopping;
  private final Thread beats;

  private Heartbeat(OutputStream out, char sign, RunningStreams streams) {
    this.out = out;
    this.sign = sign;
    this.streams = streams;
    this.beats = Thread.ofVirtual().name("heartbeat").unstarted(this::beat);
  }

  /** Begins; to be closed when all is written. */
  static Heartbeat start(OutputStream out, char sign, RunningStreams streams) {
    Heartbeat heartbeat = new Heartbeat(out, sign, streams);
    heartbeat.beats.start();
    streams.add(heartbeat);
    return heartbeat;
  }

  /** Whether anything has gone out, so that no status can be told any more. */
  boolean hasBegun() {
    lock.lock();
    try {
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** What is read, while signs are written. */
  <T> T during(Supplier<T> reading) {
    setWaiting(true);
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw isStopping() ? stopped() : e;
    } finally {
      setWaiting(false);
    }
  }

  private void setWaiting(boolean now) {
    lock.lock();
    try {
      waiting = now;
      waitingSince = System.nanoTime();
      if (now && stopping) {
        throw stopped();
      }
      // An interrupt was meant for the reading that is over.
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  private static DeadlineException stopped() {
    return new DeadlineException("the server is stopping; the list goes on from next_cursor", null);
  }

  /** Ends the stream before its next record. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      if (waiting) {
        reader.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void beat() {
    try {
      Thread.sleep(FIRST);
      while (written()) {
        Thread.sleep(NEXT);
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  /** Whether the reader is still there, as far as is known. */
  private boolean written() {
    lock.lock();
    try {
      if (waiting && System.nanoTime() - waitingSince >= NEXT.toNanos()) {
        begun = true;
        out.write(sign);
        out.flush();
      }
      return true;
    } catch (IOException _) {
      reader.interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    streams.remove(this);
    lock.lock();
    try {
      waiting = false;
    } finally {
      lock.unlock();
    }
    beats.interrupt();
  }
}
