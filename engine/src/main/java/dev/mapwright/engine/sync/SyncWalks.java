package dev.mapwright.engine.sync;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The walks through all records of an account: over everything, or over what changed since, where
 * the vendor tells that by a filter that misses nobody.
 *
 * @param explain plans lists, as an engine does
 */
public record SyncWalks(Function<ListCall, Explanation> explain) {
  /** When the vendor changed a record, by the vendor's own clock. */
  public static final FieldPath UPDATED = FieldPath.of("updated_at");

  /** What the vendor wrote down late, or by another clock, is read again. */
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private static final Duration TIME = Duration.ofMinutes(30);
  private static final Wants FIELDS = new Wants(true, Set.of(), false);
  private static final String PURPOSE = "sync";

  /**
   * From when on a walk over what changed has to read; empty where only a walk over everything will
   * do.
   *
   * @param watermark the last change that is known, in milliseconds
   * @param earlier the one before the last walk; null if there is none
   */
  public OptionalLong changesFrom(
      Account account,
      String resource,
      UnifiedModel model,
      long watermark,
      @Nullable Long earlier) {
    Source source = incremental(account, resource, model, watermark);
    if (source == null) {
      return OptionalLong.empty();
    }
    // Who is missed by one walk is read by the next.
    long from = earlier != null && mayMiss(source) ? Math.min(earlier, watermark) : watermark;
    return OptionalLong.of(from - OVERLAP.toMillis());
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
    Plan plan = explain.apply(call(account, resource, since, null)).plan();
    boolean isNative = plan.natives().stream().anyMatch(filter -> filter.field().equals(UPDATED));
    return isNative ? plan.source() : null;
  }

  /** Whether a walk over everything may miss somebody who is there. */
  public boolean mayMiss(Account account, String resource) {
    return mayMiss(explain.apply(call(account, resource, null, null)).plan().source());
  }

  private static boolean mayMiss(Source source) {
    return source.pagination().countsRows() || source.misses() != null;
  }

  /**
   * A list call.
   *
   * @param since from when on changes are read; null for everything
   * @param place the cursor from which it goes on; null for the beginning
   */
  public static ListCall call(
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

  /**
   * When the vendor says that it changed a record, in milliseconds; empty where it says nothing.
   */
  public static OptionalLong updatedAt(UnifiedRecord record) {
    return record.fields().get(UPDATED.root()) instanceof String text
        ? Moment.parse(text)
        : OptionalLong.empty();
  }

  /**
   * Up to when a walk knows of changes: by the vendor's clock, and never later than it began by
   * ours, as either may be wrong. Null where nothing is known.
   *
   * @param newest the latest change among what it read; null where the vendor says nothing
   * @param before what was known before a walk over what changed; null for a walk over everything
   */
  public static @Nullable Long watermark(
      @Nullable Long newest, @Nullable Long beganAt, @Nullable Long before) {
    return newest == null || beganAt == null ? before : Long.valueOf(Math.min(newest, beganAt));
  }

  /** How records are mapped: the version of the connector with what lies over it. */
  public static String mapping(Account account) {
    return Long.toHexString(account.connector().version());
  }
}
