package dev.mapwright.server.jetty;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The connections of callers. There are never more than a bound: whoever comes then takes the place
 * of the one that has sent nothing for the longest time and is not being answered, so that nobody
 * shuts others out by opening many. Thread-safe.
 */
final class Callers implements Connection.Listener {
  private final int most;
  private final Set<WatchedEndPoint> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock choosing = new ReentrantLock();

  Callers(int most) {
    this.most = most;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection.getEndPoint() instanceof WatchedEndPoint caller) {
      open.add(caller);
      makePlaceFor(caller);
    }
  }

  /** Whoever comes at the same time must not choose the same one to leave. */
  private void makePlaceFor(WatchedEndPoint newest) {
    choosing.lock();
    try {
      while (open.size() > most) {
        WatchedEndPoint longest = longestIdle(newest);
        if (longest == null) {
          return;
        }
        open.remove(longest);
        longest.close();
      }
    } finally {
      choosing.unlock();
    }
  }

  private @Nullable WatchedEndPoint longestIdle(WatchedEndPoint newest) {
    return open.stream()
        .filter(caller -> !caller.equals(newest) && !caller.isAnswered())
        .max(Comparator.comparingLong(WatchedEndPoint::getIdleFor))
        .orElse(null);
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection.getEndPoint() instanceof WatchedEndPoint caller) {
      open.remove(caller);
    }
  }
}
