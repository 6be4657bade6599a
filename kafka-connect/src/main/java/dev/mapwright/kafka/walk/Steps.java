package dev.mapwright.kafka.walk;

import dev.mapwright.engine.account.Account;
import dev.mapwright.kafka.record.AccountStanding;
import dev.mapwright.kafka.record.RecordStructs;
import dev.mapwright.kafka.setting.Topics;
import dev.mapwright.kafka.state.KnownBlocks;
import dev.mapwright.kafka.state.Offsets;
import dev.mapwright.kafka.state.RecordBlock;
import dev.mapwright.kafka.state.RememberedRecord;
import dev.mapwright.kafka.state.Walk;
import dev.mapwright.kafka.state.WalkPlace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Gives an account's pages to the worker, each when Kafka has the one before. For one thread.
 *
 * <p>All records of a page carry the account's place before it, and what comes last the place
 * behind it, so that Connect notes that only when it has all. What is known of the page's records
 * stands in that place, and comes into an offset of its own with the next page.
 */
final class Steps {
  private final Account account;
  private final RecordStructs form;
  private final Topics topics;
  private final Offsets offsets;
  private final BlockingQueue<WalkStep> out;
  private final InstantSource clock;
  private WalkPlace place;
  private @Nullable WalkStep last;

  /** Behind a place. */
  Steps(
      Account account,
      RecordStructs form,
      Topics topics,
      Offsets offsets,
      BlockingQueue<WalkStep> out,
      InstantSource clock,
      WalkPlace place) {
    this.account = account;
    this.form = form;
    this.topics = topics;
    this.offsets = offsets;
    this.out = out;
    this.clock = clock;
    this.place = place;
  }

  /** What was given to the worker last. */
  WalkPlace place() {
    return place;
  }

  /**
   * Gives a page.
   *
   * @param changed by the vendor's id, in their order; null for who is gone
   * @param known what is to be remembered from now on
   * @param behind the place behind it, without what is to be remembered
   */
  void give(
      Map<String, @Nullable Struct> changed,
      List<RememberedRecord> known,
      WalkPlace behind,
      AccountStanding.Status status,
      @Nullable String error)
      throws InterruptedException {
    WalkPlace settled = behind.settled();
    WalkPlace after = known.isEmpty() ? settled : settled.with(RecordBlock.write(known));
    give(changed, behind.known().pending(), after, status, error);
  }

  private void give(
      Map<String, @Nullable Struct> changed,
      KnownBlocks.@Nullable Pending pending,
      WalkPlace after,
      AccountStanding.Status status,
      @Nullable String error)
      throws InterruptedException {
    long now = clock.millis();
    List<StepRecord.Content> contents = new ArrayList<>();
    Map<String, Object> partition = offsets.partition(account.id());
    if (pending != null) {
      // In front, so that Kafka has it when it has the place that lacks it.
      contents.add(
          state(
              offsets.partition(account.id(), pending),
              Offsets.offset(pending),
              state(place, status, error, now)));
    }
    Map<String, Object> before = place.offset();
    changed.forEach((id, value) ->
        contents.add(
            new StepRecord.Content(
                partition,
                before,
                topics.of(account),
                form.keySchema(),
                form.key(account.id(), id),
                value,
                now)));
    contents.add(state(partition, after.offset(), state(after, status, error, now)));
    WalkStep step = new WalkStep(contents);
    if (last != null) {
      last.await();
    }
    if (pending != null) {
      offsets.given(account.id(), pending);
    }
    out.put(step);
    last = step;
    place = after;
  }

  /** Adds to what was known before the walk. */
  void keep(List<RememberedRecord> known, int pageSize) throws InterruptedException {
    for (int from = 0; from < known.size(); from += pageSize) {
      List<RememberedRecord> some = known.subList(from, Math.min(known.size(), from + pageSize));
      WalkPlace after = place.settled().withKept(RecordBlock.write(some));
      give(new HashMap<>(), place.known().pending(), after, AccountStanding.Status.READING, null);
    }
  }

  /** Tells how the account stands, and where its walk goes on. */
  void tell(WalkPlace from, AccountStanding.Status status, @Nullable String error)
      throws InterruptedException {
    give(new HashMap<>(), List.of(), from, status, error);
  }

  private StepRecord.Content state(
      Map<String, Object> partition, Map<String, Object> offset, AccountStanding state) {
    return new StepRecord.Content(
        partition,
        offset,
        topics.accounts(),
        Schema.STRING_SCHEMA,
        account.id(),
        state.struct(),
        state.at().toEpochMilli());
  }

  private AccountStanding state(
      WalkPlace at, AccountStanding.Status status, @Nullable String error, long now) {
    Walk.Count count = at.walk().count();
    return new AccountStanding(
        account.id(),
        account.connector().name(),
        status,
        error,
        at.walk().number(),
        count.read(),
        count.sent(),
        count.removed(),
        count.leftOut(),
        Instant.ofEpochMilli(now));
  }
}
