package dev.mapwright.kafka.walk;

import dev.mapwright.engine.Engine;
import dev.mapwright.engine.ListReading;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.sync.MissingRecords;
import dev.mapwright.engine.sync.SyncWalks;
import dev.mapwright.kafka.record.AccountStanding.Status;
import dev.mapwright.kafka.record.RecordDigest;
import dev.mapwright.kafka.record.RecordStructs;
import dev.mapwright.kafka.setting.Settings;
import dev.mapwright.kafka.state.KnownBlocks;
import dev.mapwright.kafka.state.Offsets;
import dev.mapwright.kafka.state.RememberedRecord;
import dev.mapwright.kafka.state.RememberedRecord.Standing;
import dev.mapwright.kafka.state.Walk;
import dev.mapwright.kafka.state.WalkPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** One walk through an account, or the rest of one. For one thread. */
final class AccountWalk {
  /** A wait that the vendor asks for is waited here, unless it is longer. */
  private static final Duration SHORT_WAIT = Duration.ofMinutes(2);

  /** A vendor's word is waited for so often before it is told. */
  private static final int MOST_WAITS = 20;

  private final Engine engine;
  private final SyncWalks walks;
  private final Account account;
  private final RecordStructs form;
  private final Settings settings;
  private final Offsets offsets;
  private final Counters counters;
  private final InstantSource clock;
  private final Steps steps;

  /** What was known before the walk began, and of a walk over what changed all that is known. */
  private Map<String, RememberedRecord> known = new HashMap<>();

  /** What a walk over everything has seen. */
  private Map<String, RememberedRecord> seen = new HashMap<>();

  private boolean isBlind;
  private int waits;

  AccountWalk(
      Engine engine,
      Account account,
      RecordStructs form,
      Settings settings,
      Offsets offsets,
      Counters counters,
      InstantSource clock,
      Steps steps) {
    this.engine = engine;
    this.walks = new SyncWalks(engine::explain);
    this.account = account;
    this.form = form;
    this.settings = settings;
    this.offsets = offsets;
    this.counters = counters;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * Walks to the end.
   *
   * @throws EngineException if it cannot; {@link Steps#place} is where it goes on
   */
  void go() throws InterruptedException {
    known = recordsOf(steps.place().known().kept(), steps.place());
    WalkPlace place = steps.place();
    boolean isBegun = place.walk().phase() != Walk.Phase.DONE;
    if (isBegun) {
      seen = recordsOf(place.known().made(), place);
    } else {
      place = begin();
    }
    if (place.walk().phase() == Walk.Phase.READING) {
      try {
        place = read(place);
      } catch (CallerException e) {
        if (steps.place().walk().cursor() == null) {
          throw e;
        }
        // Its cursor holds no more: too old, or the connector has changed. From the beginning.
        abandon();
        place = read(begin());
      }
    }
    if (place.walk().isWhole()) {
      place = remove(place);
    }
    Long before = place.walk().isWhole() ? null : place.before().watermark();
    Long reached = SyncWalks.watermark(place.walk().newest(), place.walk().began(), before);
    steps.tell(place.done(reached, SyncWalks.mapping(account), isBlind), Status.COMPLETE, null);
  }

  private Map<String, RememberedRecord> recordsOf(KnownBlocks.Blocks blocks, WalkPlace place) {
    return offsets.records(account.id(), blocks, place);
  }

  private WalkPlace begin() {
    WalkPlace place = steps.place();
    OptionalLong from = changesFrom(place);
    return place.beginning(from.isPresent() ? from.getAsLong() : null, clock.millis());
  }

  private OptionalLong changesFrom(WalkPlace place) {
    Long watermark = place.before().watermark();
    Long wholeAt = place.before().wholeAt();
    long now = clock.millis();
    return watermark == null
            || wholeAt == null
            || place.before().blind()
            || wholeAt > now
            || now - wholeAt >= settings.fullEvery().toMillis()
            || !SyncWalks.mapping(account).equals(place.before().mapping())
        ? OptionalLong.empty()
        : walks.changesFrom(
            account, settings.resource(), form.model(), watermark, place.before().earlier());
  }

  /** Gives the walk up; what it has sent stays among what is known. */
  void abandon() throws InterruptedException {
    if (steps.place().walk().isWhole() && !seen.isEmpty()) {
      List<RememberedRecord> learnt =
          seen.values().stream().filter(record -> !record.equals(known.get(record.id()))).toList();
      steps.keep(learnt, settings.pageSize());
      learnt.forEach(record -> known.put(record.id(), record));
    }
    seen = new HashMap<>();
    steps.tell(steps.place().abandoned(), Status.READING, null);
  }

  /** From a place to the end, over as many calls as that takes. */
  private WalkPlace read(WalkPlace begun) throws InterruptedException {
    WalkPlace place = begun;
    while (true) {
      String from = place.walk().cursor();
      try (ListReading reading =
          engine.stream(
              SyncWalks.call(
                  account, settings.resource(), place.walk().since(), place.walk().cursor()))) {
        int leftOut = 0;
        while (true) {
          List<UnifiedRecord> page = page(reading);
          Meta meta = reading.meta();
          int more = meta.leftOut() - leftOut;
          leftOut = meta.leftOut();
          if (page.isEmpty() && more == 0) {
            isBlind = roots(meta).contains(SyncWalks.UPDATED.root());
            return place;
          }
          String next = page.isEmpty() ? null : reading.cursor();
          place = page(place, page, next == null ? place.walk().cursor() : next, meta, more);
          waits = 0;
        }
      } catch (DeadlineException e) {
        // The time of one call is over, which is none of the walk's.
        if (place.walk().cursor() == null || place.walk().cursor().equals(from)) {
          throw e;
        }
      } catch (VendorException e) {
        await(e);
      }
    }
  }

  private List<UnifiedRecord> page(ListReading reading) {
    List<UnifiedRecord> page = new ArrayList<>();
    do {
      UnifiedRecord record = reading.next(Integer.MAX_VALUE);
      if (record == null) {
        break;
      }
      page.add(record);
    } while (page.size() < settings.pageSize() && reading.isReady());
    return page;
  }

  private WalkPlace page(
      WalkPlace place, List<UnifiedRecord> page, @Nullable String next, Meta meta, int leftOut)
      throws InterruptedException {
    Map<String, @Nullable Struct> changed = new LinkedHashMap<>();
    Map<String, RememberedRecord> remembered = new LinkedHashMap<>();
    Set<String> partial = roots(meta);
    Long newest = place.walk().newest();
    for (UnifiedRecord record : page) {
      OptionalLong at = SyncWalks.updatedAt(record);
      if (at.isPresent()) {
        newest = newest == null ? at.getAsLong() : Math.max(newest, at.getAsLong());
      }
      RememberedRecord before = before(record.id());
      long digest = RecordDigest.of(form.model(), record, partial);
      // What could not be read whole just now stays as it was.
      boolean isSent =
          before == null || (digest != RecordDigest.NOT_WHOLE && digest != before.digest());
      RememberedRecord after =
          new RememberedRecord(
              record.id(), isSent || before == null ? digest : before.digest(), Standing.THERE);
      if (isSent) {
        changed.put(record.id(), form.value(account, record));
      }
      if (isSent
          || (place.walk().isWhole() ? !seen.containsKey(record.id()) : !after.equals(before))) {
        remembered.put(record.id(), after);
      }
      (place.walk().isWhole() ? seen : known).put(record.id(), after);
    }
    Walk.Count count = new Walk.Count(page.size(), changed.size(), 0, leftOut);
    steps.give(
        changed,
        List.copyOf(remembered.values()),
        place.behind(next, newest, count),
        Status.READING,
        null);
    counters.read(page.size(), changed.size(), leftOut);
    return steps.place();
  }

  /** What is known of a record that consumers have; null for nothing. */
  private @Nullable RememberedRecord before(String id) {
    RememberedRecord record = seen.getOrDefault(id, known.get(id));
    return record == null || record.standing() == Standing.GONE ? null : record;
  }

  /** Finds who is gone, and says so. */
  private WalkPlace remove(WalkPlace read) throws InterruptedException {
    WalkPlace place = read.removing();
    List<RememberedRecord> missing =
        known.values().stream()
            .filter(record -> record.standing() != Standing.GONE && !seen.containsKey(record.id()))
            .toList();
    MissingRecords judged =
        new MissingRecords(
            engine::get,
            account,
            settings.resource(),
            walks.mayMiss(account, settings.resource()),
            place.walk().count().leftOut(),
            missing.size(),
            known.values().stream().filter(r -> r.standing() != Standing.GONE).count());
    for (int from = 0; from < missing.size(); from += settings.pageSize()) {
      Map<String, @Nullable Struct> gone = new LinkedHashMap<>();
      List<RememberedRecord> remembered = new ArrayList<>();
      int to = Math.min(missing.size(), from + settings.pageSize());
      for (RememberedRecord record : missing.subList(from, to)) {
        boolean isMissingTwice = record.standing() == Standing.MISSED;
        Standing standing =
            switch (judged.look(record.id(), isMissingTwice)) {
              case GONE -> Standing.GONE;
              case THERE -> Standing.THERE;
              case UNKNOWN -> Standing.MISSED;
            };
        if (standing == Standing.GONE) {
          gone.put(record.id(), null);
        }
        remembered.add(new RememberedRecord(record.id(), record.digest(), standing));
      }
      Walk.Count count = new Walk.Count(0, 0, gone.size(), 0);
      steps.give(
          gone, remembered, place.behind(null, place.walk().newest(), count), Status.READING, null);
      counters.removed(gone.size());
      place = steps.place();
    }
    return place;
  }

  private static Set<String> roots(Meta meta) {
    Set<String> roots = new HashSet<>();
    meta.partial().forEach(path -> roots.add(FieldPath.of(path).root()));
    return roots;
  }

  private void await(VendorException refused) throws InterruptedException {
    Duration wait = refused.retryAfter();
    if (refused.outcome() != Outcome.RATE_LIMITED
        || wait == null
        || wait.compareTo(SHORT_WAIT) > 0
        || waits++ >= MOST_WAITS) {
      throw refused;
    }
    Thread.sleep(wait);
  }
}
