package dev.mapwright.server.health;

import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.store.Store;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the process is alive, and whether it should be sent requests. Thread-safe.
 *
 * <p>A store that does not answer makes no server unready: what accounts it knows it goes on
 * serving, and where several servers share a database, all of them would go at once.
 */
public final class Health {
  /** Where it is told that the process is alive. */
  public static final String LIVE = "/health/live";

  /** Where it is told whether requests should be sent. */
  public static final String READY = "/health/ready";

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long KEPT = Duration.ofSeconds(2).toNanos();

  private final @Nullable Store store;
  private volatile boolean isStopping;
  private volatile @Nullable Seen last;

  private record Seen(Store.State state, long at) {}

  /** Of a server; without a store it remembers nothing. */
  public Health(@Nullable Store store) {
    this.store = store;
  }

  /** From now on no more requests should be sent. */
  public void stopping() {
    isStopping = true;
  }

  /** Answers as long as the process does. */
  public ServerResponse live(ServerRequest request, Map<String, String> path) {
    return status(200, "live", null);
  }

  /** 200 where requests should be sent, 503 where not, before it is ready and when it stops. */
  public ServerResponse ready(ServerRequest request, Map<String, String> path) {
    Store.State state = store == null ? null : look(store);
    if (isStopping) {
      return status(503, "stopping", state);
    }
    return state == Store.State.OPENING
        ? status(503, "starting", state)
        : status(200, "ready", state);
  }

  /** Not more often than needed, whoever asks. */
  private Store.State look(Store asked) {
    Seen seen = last;
    if (seen != null && seen.state != Store.State.OPENING && System.nanoTime() - seen.at < KEPT) {
      return seen.state;
    }
    Store.State state = asked.state(PATIENCE);
    last = new Seen(state, System.nanoTime());
    return state;
  }

  private static ServerResponse status(int code, String status, Store.@Nullable State store) {
    Map<String, String> members =
        store == null
            ? Map.of("status", status)
            : Map.of("status", status, "store", store.name().toLowerCase(Locale.ROOT));
    return ServerResponse.json(code, json -> json.value(new TreeMap<>(members)));
  }
}
