package dev.mapwright.server;

import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.metrics.ServerMetrics;
import java.util.List;

/**
 * Who watches a server, beside its log.
 *
 * @param metrics counts, and is served
 * @param others are told the same
 */
public record Observers(ServerMetrics metrics, List<RequestObserver> others) {
  public Observers {
    others = List.copyOf(others);
  }
}
