package dev.mapwright.kafka.walk;

import dev.mapwright.engine.Engine;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.sync.SyncTrouble;
import dev.mapwright.kafka.record.AccountStanding.Status;
import dev.mapwright.kafka.record.RecordStructs;
import dev.mapwright.kafka.setting.KnownAccounts;
import dev.mapwright.kafka.setting.Settings;
import dev.mapwright.kafka.state.Offsets;
import dev.mapwright.kafka.state.WalkPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through a task's accounts, each in a thread of its own, again and again. One that fails
 * waits, and holds up no other. Thread-safe.
 */
public final class TaskWalks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskWalks.class);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Engine engine;
  private final UnifiedModels models;
  private final KnownAccounts accounts;
  private final Settings settings;
  private final Offsets offsets;
  private final Counters counters;
  private final InstantSource clock = InstantSource.system();
  private final Semaphore room;
  private final BlockingQueue<WalkStep> steps = new ArrayBlockingQueue<>(1);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isClosed;

  /** Of accounts that are read by an engine. */
  public TaskWalks(
      Engine engine,
      UnifiedModels models,
      KnownAccounts accounts,
      Settings settings,
      Offsets offsets,
      Counters counters) {
    this.engine = engine;
    this.models = models;
    this.accounts = accounts;
    this.settings = settings;
    this.offsets = offsets;
    this.counters = counters;
    this.room = new Semaphore(settings.atOnce(), true);
  }

  /** Begins with these accounts, until it is closed. */
  public void start(List<String> ids) {
    Map<String, WalkPlace> places = offsets.places(ids);
    places.forEach((id, place) ->
        threads.add(Thread.ofVirtual().name("walk " + id).start(() -> repeat(id, place))));
  }

  /** What is to be given to Kafka next; null where nothing comes for a while. */
  public @Nullable List<SourceRecord> next(Duration atMost) throws InterruptedException {
    WalkStep step = steps.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    return step == null ? null : step.records();
  }

  private void repeat(String id, WalkPlace from) {
    WalkPlace place = from;
    int failures = 0;
    boolean isToRelink = false;
    try {
      while (true) {
        accounts.refresh();
        room.acquire();
        Ended ended;
        try {
          ended = walk(id, place, failures);
        } finally {
          room.release();
        }
        if (ended.isToRelink != isToRelink) {
          isToRelink = ended.isToRelink;
          counters.toRelink(isToRelink);
        }
        place = ended.place;
        failures = ended.hasFailed ? failures + 1 : 0;
        Thread.sleep(ended.pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it was closed
    }
  }

  /** How a walk ended. */
  private record Ended(WalkPlace place, Duration pause, boolean hasFailed, boolean isToRelink) {}

  private Ended walk(String id, WalkPlace from, int failures) throws InterruptedException {
    Optional<Account> found = accounts.find(id);
    if (found.isEmpty()) {
      return new Ended(from, settings.lookEvery(), false, false);
    }
    Account account = found.get();
    Resource resource = account.connector().resources().get(settings.resource());
    if (resource == null) {
      LOG.warn("{} has no {}; {} waits", account.connector().label(), settings.resource(), id);
      return new Ended(from, settings.every(), true, false);
    }
    RecordStructs form = new RecordStructs(models.find(resource.model()).orElseThrow());
    Steps given = new Steps(account, form, settings.topics(), offsets, steps, clock, from);
    AccountWalk walk =
        new AccountWalk(engine, account, form, settings, offsets, counters, clock, given);
    try {
      walk.go();
      counters.complete();
      return new Ended(given.place(), settings.every(), false, false);
    } catch (EngineException e) {
      SyncTrouble trouble = SyncTrouble.of(e, account.connector().label()).after(failures);
      return fail(account, walk, given, trouble, failures);
    } catch (InterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      String incident = UUID.randomUUID().toString();
      LOG.error("The walk through {} failed by a defect of Mapwright, {}", id, incident, e);
      return fail(
          account,
          walk,
          given,
          SyncTrouble.over("Mapwright itself failed; the log has it as " + incident),
          failures);
    }
  }

  private Ended fail(
      Account account, AccountWalk walk, Steps given, SyncTrouble trouble, int failures)
      throws InterruptedException {
    if (isClosed) {
      throw new InterruptedException(); // which is why it failed
    }
    LOG.warn("The walk through {} ends early: {}", account.id(), trouble.words());
    counters.failed();
    boolean isToRelink = trouble.next() == SyncTrouble.Next.RELINK;
    if (trouble.next() == SyncTrouble.Next.ANEW) {
      walk.abandon();
    }
    given.tell(
        given.place(), isToRelink ? Status.RELINK_NEEDED : Status.INCOMPLETE, trouble.words());
    Duration pause =
        trouble.next() == SyncTrouble.Next.WHEN_DUE ? settings.every() : trouble.pause(failures);
    return new Ended(given.place(), pause, true, isToRelink);
  }

  @Override
  public void close() {
    isClosed = true;
    threads.forEach(Thread::interrupt);
    long end = System.nanoTime() + STOPPING.toNanos();
    try {
      for (Thread thread : threads) {
        boolean _ = thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
