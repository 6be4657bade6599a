package dev.mapwright.server.truto;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that are being written, which would go on for as long as their lists do. */
public final class RunningStreams {
  private final Set<Heartbeat> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /** How many there are. */
  public int count() {
    return running.size();
  }

  void add(Heartbeat stream) {
    running.add(stream);
    if (stopped) {
      stream.stop();
    }
  }

  void remove(Heartbeat stream) {
    running.remove(stream);
  }

  /** Ends them at the next record, with where to go on. */
  public void stop() {
    stopped = true;
    running.forEach(Heartbeat::stop);
  }
}
