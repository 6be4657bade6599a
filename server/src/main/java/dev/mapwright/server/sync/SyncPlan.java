package dev.mapwright.server.sync;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.server.store.SyncRow;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncRunTable.Beginning;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a run reads: everything, or what changed since, where the vendor tells that by a
 * filter that misses nobody.
 *
 * @param api plans lists
 * @param settings how often everything is read
 */
record SyncPlan(UnifiedApi api, SyncSettings settings) {
  /** When the vendor changed a record, by the vendor's own clock. */
  static final FieldPath UPDATED = FieldPath.of("updated_at");

  /** What the vendor wrote down late, or by another clock, is read again. */
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private static final Duration TIME = Duration.ofMinutes(30);
  private static final Wants FIELDS = new Wants(true, Set.of(), false);
  private static final String PURPOSE = "sync";

  /** How a run begins that is asked for, or due. */
  Beginning begin(
      Account account,
      String resource,
      UnifiedModel model,
      SyncRow sync,
      @Nullable String asked,
      long now) {
    boolean isRemapped = sync.mapping() != null && !sync.mapping().equals(mapping(account));
    Long watermark = sync.watermark();
    Long wholeAt = sync.wholeAt();
    if (watermark != null
        && wholeAt != null
        && !isRemapped
        && !List.of(sync.lacking().split(",", -1)).contains(UPDATED.root())
        && !SyncRunRow.FULL.equals(asked)
        && (asked != null || isRecent(wholeAt, now))) {
      Source source = incremental(account, resource, model, watermark);
      if (source != null) {
        Long earlier = sync.earlierWatermark();
        boolean mayShift = source.pagination().countsRows() || source.misses() != null;
        long from = mayShift && earlier != null ? Math.min(earlier, watermark) : watermark;
        return new Beginning(SyncRunRow.INCREMENTAL, from - OVERLAP.toMillis(), false);
      }
    }
    return new Beginning(SyncRunRow.FULL, null, isRemapped);
  }

  /** A moment that is yet to come is one from before the clock was set back. */
  private boolean isRecent(long wholeAt, long now) {
    return wholeAt <= now && now - wholeAt < settings.fullEvery().toMillis();
  }

  /**
   * Where what changed is read from; null where the vendor does not tell it, or by a filter that
   * may miss somebody, which no plan has unless it is allowed to.
   */
  private @Nullable Source incremental(
      Account account, String resource, UnifiedModel model, long since) {
    if (model.field(UPDATED).isEmpty()) {
      return null;
    }
    Plan plan = api.explain(call(account, resource, since, null)).plan();
    boolean isNative = plan.natives().stream().anyMatch(filter -> filter.field().equals(UPDATED));
    return isNative ? plan.source() : null;
  }

  /** Where everything is read from. */
  Source whole(Account account, String resource) {
    return api.explain(call(account, resource, null, null)).plan().source();
  }

  /**
   * A list call.
   *
   * @param since from when on changes are read; null for everything
   * @param place the cursor from which it goes on; null for the beginning
   */
  static ListCall call(
      Account account, String resource, @Nullable Long since, @Nullable String place) {
    Query query =
        since == null
            ? Query.ALL
            : new Query(
                List.of(new Filter.Comparison(UPDATED, Operator.GTE, List.of(Moment.text(since)))),
                null,
                Map.of());
    CallOptions options = new CallOptions(TIME, Integer.MAX_VALUE, false, false).inBackground();
    return new ListCall(
        account, resource, query, FIELDS, Integer.MAX_VALUE, place, options, PURPOSE);
  }

  /** How records are mapped: the version of the connector with what lies over it. */
  static String mapping(Account account) {
    return Long.toHexString(account.connector().version());
  }
}
