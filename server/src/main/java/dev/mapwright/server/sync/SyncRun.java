package dev.mapwright.server.sync;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.sync.SyncWalks;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.store.SyncRow;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncRunTable;
import dev.mapwright.server.store.SyncRunTable.Ending;
import dev.mapwright.server.store.SyncRunTable.Learnt;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.unified.RecordStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with one sync that this server holds, until the run is over or has to wait: reads page
 * after page, writes each, and says how it ended. For one thread.
 */
final class SyncRun {
  /** What has come is written at the latest when there is so much of it. */
  private static final int PAGE = 500;

  /** A wait that the vendor asks for is waited here, unless it is longer. */
  private static final Duration SHORT_WAIT = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

  private final SyncParts parts;
  private final SyncTable.Sync sync;
  private final String owner;
  private final Patience patience = new Patience();

  SyncRun(SyncParts parts, SyncTable.Sync sync, String owner) {
    this.parts = parts;
    this.sync = sync;
    this.owner = owner;
  }

  private SyncRunTable runs() {
    return parts.store().syncRuns();
  }

  /**
   * Reads and writes.
   *
   * @throws LostLeaseException if another server has taken over
   * @throws StoreException if the database cannot be used; the run is gone on with later
   */
  void run() {
    SyncRow row = sync.row();
    Long number = row.run();
    SyncRunRow last = number == null ? null : runs().find(number).orElse(null);
    Account account;
    try {
      account = parts.accounts().open(sync.account(), ApiCaller.OPERATOR);
    } catch (HttpException | EngineException e) {
      end(last, SyncFailure.over("The account cannot be used: " + e.getMessage()), null);
      return;
    }
    String label = account.connector().label();
    try {
      go(account, last);
    } catch (EngineException e) {
      Ending ending = SyncFailure.of(e, label, row.failures());
      LOG.warn("The sync of {} ends early: {}", sync.account(), ending.error());
      end(null, ending, null);
    } catch (LostLeaseException | StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      String id = UUID.randomUUID().toString();
      LOG.error("The sync of {} failed by a defect of Mapwright, {}", sync.account(), id, e);
      end(null, SyncFailure.over("Mapwright itself failed; the log has it as " + id), null);
    }
  }

  private void go(Account account, @Nullable SyncRunRow last) {
    Resource resource = account.connector().resources().get(sync.resource());
    if (resource == null) {
      end(last, SyncFailure.over(account.connector().label() + " has no " + sync.resource()), null);
      return;
    }
    UnifiedModel model = parts.models().find(resource.model()).orElseThrow();
    String mapping = SyncWalks.mapping(account);
    SyncRunRow run =
        last != null && last.state().equals(SyncRunRow.RUNNING)
            ? last
            : begin(account, model, last);
    Reading reading = new Reading(account, model, run);
    try {
      reading.read(run.place());
    } catch (CallerException e) {
      if (run.place() == null) {
        throw e;
      }
      // Its cursor holds no more: too old, or the connector has changed. From the beginning.
      run = begin(account, model, run);
      reading = new Reading(account, model, run);
      reading.read(null);
    }
    SyncRunRow read = runs().find(run.number()).orElseThrow(LostLeaseException::new);
    if (read.kind().equals(SyncRunRow.FULL)) {
      new Removals(
              parts,
              sync,
              owner,
              account,
              read,
              parts.walks().mayMiss(account, sync.resource()),
              read.counts().leftOut())
          .find();
    }
    end(
        read,
        new Ending(true, "COMPLETE", null, false, null),
        new Learnt(watermark(read, reading.writer.newest()), mapping, reading.lacking));
  }

  private SyncRunRow begin(Account account, UnifiedModel model, @Nullable SyncRunRow asked) {
    SyncRunTable.Beginning beginning =
        parts
            .plan()
            .begin(
                account,
                sync.resource(),
                model,
                sync.row(),
                asked == null ? null : asked.kind(),
                parts.store().syncs().now());
    SyncRunRow run =
        runs().begin(sync.row().scope(), owner, beginning).orElseThrow(LostLeaseException::new);
    if (run.isRemapped()) {
      LOG.warn(
          "Records of {} are mapped otherwise than in the last sync: those that look changed are"
              + " told by /changes, and not as events",
          sync.account());
    }
    return run;
  }

  private @Nullable Long watermark(SyncRunRow run, @Nullable Long newest) {
    Long beganAt = run.beganAt();
    Long before = run.kind().equals(SyncRunRow.FULL) ? null : sync.row().watermark();
    return SyncWalks.watermark(newest, beganAt, before);
  }

  /** Without a run of its own, the one that is under way ends. */
  private void end(@Nullable SyncRunRow given, Ending ending, @Nullable Learnt learnt) {
    SyncRunRow run = given == null ? current() : given;
    boolean done = runs().end(run, owner, ending, learnt, parts.settings().period());
    if (!done) {
      throw new LostLeaseException();
    }
    if (learnt != null) {
      LOG.info(
          "The sync of {} is complete: {} records, {} created, {} updated, {} removed, {} left out",
          sync.account(),
          run.counts().records(),
          run.counts().created(),
          run.counts().updated(),
          run.counts().removed(),
          run.counts().leftOut());
    }
  }

  /** One that fails before it has begun is noted all the same. */
  private SyncRunRow current() {
    Optional<Long> number =
        parts.store().syncs().find(sync.row().scope()).map(now -> now.row().run());
    return number
        .flatMap(runs()::find)
        .or(() ->
            runs()
                .begin(
                    sync.row().scope(),
                    owner,
                    new SyncRunTable.Beginning(SyncRunRow.FULL, null, false)))
        .orElseThrow(LostLeaseException::new);
  }

  /** The reading of a run's list. */
  private final class Reading {
    private final Account account;
    private final SyncRunRow run;
    private final PageWriter writer;
    private String lacking = "";

    Reading(Account account, UnifiedModel model, SyncRunRow run) {
      this.account = account;
      this.run = run;
      this.writer = new PageWriter(parts, sync, owner, model, run);
    }

    /** From a place to the end, over as many calls as that takes. */
    void read(@Nullable String from) {
      String place = from;
      while (true) {
        String reached = place;
        try (RecordStream stream =
            parts.api().stream(SyncWalks.call(account, sync.resource(), run.since(), place))) {
          int leftOut = 0;
          while (true) {
            List<UnifiedRecord> page = page(stream);
            int now = stream.meta().leftOut();
            if (page.isEmpty() && now == leftOut) {
              lacking = String.join(",", new TreeSet<>(stream.meta().partial()));
              return;
            }
            String next = page.isEmpty() ? null : stream.cursor();
            int newlyLeftOut = now - leftOut;
            patience.write(() -> writer.write(page, next, stream.meta(), newlyLeftOut));
            leftOut = now;
            reached = next == null ? reached : next;
          }
        } catch (DeadlineException e) {
          // The time of one call is over, which is none of the run's.
          if (reached == null || reached.equals(place)) {
            throw e;
          }
        } catch (VendorException e) {
          patience.await(e, SHORT_WAIT);
        }
        place = reached;
      }
    }

    /** The records that come without another call to the vendor; none at the end. */
    private List<UnifiedRecord> page(RecordStream stream) {
      List<UnifiedRecord> page = new ArrayList<>();
      do {
        UnifiedRecord record = stream.next();
        if (record == null) {
          break;
        }
        page.add(record);
      } while (page.size() < PAGE && stream.isReady());
      return page;
    }
  }
}
