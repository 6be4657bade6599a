package dev.mapwright.engine;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory that the results of some calls take, for as long as somebody works with them: records
 * are made of what the vendor answered, and hold it. To be closed when they have been passed on.
 * Thread-safe.
 */
public final class Holding implements AutoCloseable {
  private final List<AnswerShare> shares = new ArrayList<>();
  private boolean closed;

  /** What a call holds is now held here. */
  void add(AnswerShare share) {
    synchronized (this) {
      if (!closed) {
        shares.add(share);
        return;
      }
    }
    share.close();
  }

  /** Whether it holds more than a little. */
  synchronized boolean holdsMuch() {
    return shares.stream().anyMatch(AnswerShare::holdsMuch);
  }

  /** Gives it all back. */
  @Override
  public void close() {
    List<AnswerShare> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(shares);
      shares.clear();
    }
    all.forEach(AnswerShare::close);
  }
}
