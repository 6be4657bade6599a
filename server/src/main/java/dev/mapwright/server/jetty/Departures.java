package dev.mapwright.server.jetty;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Ends the work on requests whose callers have gone, by interrupting it: it holds a place, and asks
 * a vendor for what nobody reads. Thread-safe.
 */
final class Departures implements AutoCloseable {
  private final Duration interval;
  private final Set<Work> works = ConcurrentHashMap.newKeySet();
  private final Thread watcher = Thread.ofVirtual().name("departures").unstarted(this::watch);

  /**
   * With how often it is looked.
   *
   * @param interval long enough that a short answer reaches who closes its own half at once
   */
  Departures(Duration interval) {
    this.interval = interval;
  }

  void start() {
    watcher.start();
  }

  /** Watches the caller of a request that this thread works on, until it is closed. */
  Work working(Request request) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    Work work = new Work(Thread.currentThread(), caller(connection));
    if (work.caller != null) {
      work.caller.begun();
    }
    if (connection.getHttpVersion() == HttpVersion.HTTP_2) {
      // There Jetty reads on, and hears of it when a caller gives up one of its requests.
      request.addFailureListener(_ -> work.left());
    } else {
      works.add(work);
    }
    return work;
  }

  private static @Nullable WatchedEndPoint caller(ConnectionMetaData connection) {
    EndPoint endPoint = connection.getConnection().getEndPoint();
    while (endPoint instanceof EndPoint.Wrapper wrapper) {
      endPoint = wrapper.unwrap();
    }
    return endPoint instanceof WatchedEndPoint watched ? watched : null;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(interval);
        works.forEach(Work::look);
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  /** What one thread works on. */
  final class Work implements AutoCloseable {
    private final Thread worker;
    private final @Nullable WatchedEndPoint caller;
    private boolean isOver;

    private Work(Thread worker, @Nullable WatchedEndPoint caller) {
      this.worker = worker;
      this.caller = caller;
    }

    private synchronized void look() {
      if (!isOver && caller != null && caller.isLeft()) {
        worker.interrupt();
      }
    }

    private synchronized void left() {
      if (!isOver) {
        worker.interrupt();
      }
    }

    /** From here on it is Jetty that reads. */
    @Override
    public void close() {
      works.remove(this);
      if (caller != null) {
        caller.over();
      }
      synchronized (this) {
        isOver = true;
      }
    }
  }
}
