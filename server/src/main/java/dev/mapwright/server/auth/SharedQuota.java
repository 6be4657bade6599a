package dev.mapwright.server.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.store.QuotaTable;
import dev.mapwright.server.store.StoreException;
import java.time.InstantSource;

/**
 * Requests that the servers of a database share. Each takes them in batches of a tenth, so that
 * most requests ask the database nothing. Where there are many, none of them waits for it: a batch
 * is fetched while requests go on, no more of them than it has. Windows begin at the same time
 * everywhere. Thread-safe.
 */
final class SharedQuota {
  private static final int MOST_COUNTED = 100_000;
  private static final int BATCHES = 10;

  /** From this size of a batch on nobody waits for one. */
  private static final int AMPLE = 10;

  private final RequestQuota quota;
  private final QuotaTable table;
  private final InstantSource clock;
  private final int batch;
  private final LoadingCache<String, Share> shares;

  SharedQuota(RequestQuota quota, QuotaTable table, InstantSource clock) {
    this.quota = quota;
    this.table = table;
    this.clock = clock;
    this.batch = Math.max(1, quota.requests() / BATCHES);
    this.shares =
        Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterAccess(quota.window().multipliedBy(2))
            .build(_ -> new Share());
  }

  /** What this server has of one caller's window; less than nothing where it owes some. */
  private static final class Share {
    private long begun;
    private int left;
    private boolean isOver;
    private boolean isFetched;

    void begin(long window) {
      if (begun != window) {
        begun = window;
        left = 0;
        isOver = false;
        isFetched = false;
      }
    }

    void add(QuotaTable.Taken taken) {
      left += taken.given();
      isOver |= taken.left() == 0;
    }
  }

  /**
   * Takes one request.
   *
   * @return 0 if there was one; else the milliseconds until there will be
   * @throws StoreException if the database had to be waited for and is away
   */
  long take(String name) {
    long window = quota.window().toMillis();
    long now = clock.millis();
    Share share = shares.get(name);
    synchronized (share) {
      share.begin(now - now % window);
      if (share.left <= 0 && !share.isOver) {
        if (batch >= AMPLE && share.left > -batch) {
          fetch(name, share);
          share.left--;
          return 0;
        }
        share.add(table.take(name, share.begun, quota.requests(), batch));
      }
      if (share.left <= 0) {
        return share.begun + window - now;
      }
      share.left--;
      return 0;
    }
  }

  /** Fetches a batch while requests go on. */
  private void fetch(String name, Share share) {
    if (share.isFetched) {
      return;
    }
    share.isFetched = true;
    long begun = share.begun;
    var _ =
        Thread.startVirtualThread(() -> {
          QuotaTable.Taken taken = null;
          try {
            taken = table.take(name, begun, quota.requests(), batch);
          } catch (StoreException | IllegalStateException _) {
            // away, or closed: whoever has to wait for it will be told
          }
          synchronized (share) {
            if (share.begun == begun) {
              share.isFetched = false;
              if (taken != null) {
                share.add(taken);
              }
            }
          }
        });
  }
}
