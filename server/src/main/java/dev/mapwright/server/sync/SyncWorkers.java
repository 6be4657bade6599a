package dev.mapwright.server.sync;

import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.store.SyncTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes syncs that are due, and holds them while they are worked on: another server goes on with
 * those of one that is not heard of any more. Thread-safe.
 */
final class SyncWorkers implements AutoCloseable {
  /** So long a server that is not heard of keeps what it took. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration STOPPING = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(SyncWorkers.class);

  private final SyncParts parts;
  private final Runnable ended;
  private final ScheduledAccounts schedule;
  private final Semaphore places;
  private final Semaphore calls = new Semaphore(0);

  /** What is worked on, by who holds it. */
  private final Map<String, Working> working = new ConcurrentHashMap<>();

  private final Thread looking = Thread.ofVirtual().name("syncs").unstarted(this::look);
  private long renewedAt = System.nanoTime();
  private volatile boolean isStopping;

  private record Working(int scope, Thread thread) {}

  /**
   * Takes nothing yet.
   *
   * @param ended is told when a sync may stand otherwise
   */
  SyncWorkers(SyncParts parts, Runnable ended) {
    this.parts = parts;
    this.ended = ended;
    this.schedule = new ScheduledAccounts(parts);
    this.places = new Semaphore(parts.settings().atOnce());
  }

  void start() {
    looking.start();
  }

  /** Something is due now. */
  void call() {
    calls.release();
  }

  private void look() {
    boolean isAway = false;
    boolean isFirst = true;
    while (!isStopping) {
      try {
        if (isFirst && !parts.store().isShared()) {
          parts.store().syncs().releaseAll();
        }
        isFirst = false;
        renew();
        schedule.look();
        takeAll();
        isAway = false;
        boolean _ = calls.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        int _ = calls.drainPermits();
      } catch (StoreException e) {
        if (!isAway) {
          LOG.warn("Syncs wait for the database: {}", e.getMessage());
        }
        isAway = true;
        if (isStopped(AWAY)) {
          return;
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (isStopping || Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.error("Syncs cannot be looked for, which is a defect of Mapwright", e);
        if (isStopped(AWAY)) {
          return;
        }
      }
    }
  }

  private static boolean isStopped(Duration pause) {
    try {
      Thread.sleep(pause);
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }

  /** Whoever has lost what he held stops working on it. */
  private void renew() {
    long now = System.nanoTime();
    if (now - renewedAt < LEASE.dividedBy(4).toNanos()) {
      return;
    }
    renewedAt = now;
    working.forEach((owner, held) -> {
      if (!parts.store().syncs().renew(held.scope, owner, LEASE)) {
        held.thread.interrupt();
      }
    });
  }

  private void takeAll() {
    while (!isStopping && places.tryAcquire()) {
      boolean begun = false;
      try {
        begun = takeOne();
      } finally {
        if (!begun) {
          places.release();
        }
      }
      if (!begun) {
        return;
      }
    }
  }

  private boolean takeOne() {
    String owner = UUID.randomUUID().toString();
    Optional<SyncTable.Sync> taken = parts.store().syncs().claim(owner, LEASE);
    if (taken.isEmpty()) {
      return false;
    }
    SyncTable.Sync sync = taken.get();
    Thread thread =
        Thread.ofVirtual().name("sync " + sync.account()).unstarted(() -> work(sync, owner));
    working.put(owner, new Working(sync.row().scope(), thread));
    thread.start();
    return true;
  }

  private void work(SyncTable.Sync sync, String owner) {
    try {
      new SyncRun(parts, sync, owner).run();
    } catch (LostLeaseException _) {
      LOG.info("The sync of {} is another server's now, or not wanted any more", sync.account());
    } catch (StoreException e) {
      LOG.warn("The sync of {} waits for the database: {}", sync.account(), e.getMessage());
      release(sync, owner);
    } catch (RuntimeException e) {
      if (!isStopping && !Thread.currentThread().isInterrupted()) {
        LOG.error("The sync of {} was given up", sync.account(), e);
      }
      boolean _ = Thread.interrupted(); // what is held is given back, if it still is
      release(sync, owner);
    } finally {
      ended.run();
      working.remove(owner);
      places.release();
      call();
    }
  }

  private void release(SyncTable.Sync sync, String owner) {
    try {
      parts.store().syncs().release(sync.row().scope(), owner);
    } catch (StoreException | IllegalStateException _) {
      LOG.info("The sync of {} is free in {} s", sync.account(), LEASE.toSeconds());
    }
  }

  /** What is worked on is gone on with by the next server, from the last page that is written. */
  @Override
  public void close() {
    isStopping = true;
    looking.interrupt();
    working.values().forEach(held -> held.thread.interrupt());
    long end = System.nanoTime() + STOPPING.toNanos();
    join(looking, end);
    working.values().forEach(held -> join(held.thread, end));
  }

  private static void join(@Nullable Thread thread, long end) {
    if (thread == null || thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      boolean _ = thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
