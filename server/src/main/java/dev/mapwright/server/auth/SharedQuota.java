package dev.mapwright.server.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.store.QuotaTable;
import java.time.InstantSource;

/**
 * Requests that the servers of a database share. Each takes them in batches of a tenth, so that
 * most requests ask the database nothing. Windows begin at the same time everywhere. Thread-safe.
 */
final class SharedQuota {
  private static final int MOST_COUNTED = 100_000;
  private static final int BATCHES = 10;

  private final RequestQuota quota;
  private final QuotaTable table;
  private final InstantSource clock;
  private final LoadingCache<String, Share> shares;

  SharedQuota(RequestQuota quota, QuotaTable table, InstantSource clock) {
    this.quota = quota;
    this.table = table;
    this.clock = clock;
    this.shares =
        Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterAccess(quota.window().multipliedBy(2))
            .build(_ -> new Share());
  }

  /** What this server has of one caller's window. */
  private static final class Share {
    private long begun;
    private int left;
    private boolean isOver;
  }

  /**
   * Takes one request.
   *
   * @return 0 if there was one; else the milliseconds until there will be
   * @throws dev.mapwright.server.store.StoreException if the database had to be asked and is away
   */
  long take(String name) {
    long window = quota.window().toMillis();
    long now = clock.millis();
    long begun = now - now % window;
    Share share = shares.get(name);
    synchronized (share) {
      if (share.begun != begun) {
        share.begun = begun;
        share.left = 0;
        share.isOver = false;
      }
      if (share.left == 0 && !share.isOver) {
        int batch = Math.max(1, quota.requests() / BATCHES);
        share.left = table.take(name, begun, quota.requests(), batch);
        share.isOver = share.left == 0;
      }
      if (share.left == 0) {
        return begun + window - now;
      }
      share.left--;
      return 0;
    }
  }
}
