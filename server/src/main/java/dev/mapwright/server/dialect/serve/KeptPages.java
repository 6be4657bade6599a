package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterMatcher;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.identity.RecordIds;
import dev.mapwright.server.sync.KeptRecords;
import dev.mapwright.server.sync.KeptRecords.Kept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dialect's lists from the records that are kept of an account.
 *
 * @param dialect the form
 * @param limits what a call may take
 */
record KeptPages(Dialect dialect, CallLimits limits) {
  private static final Pattern CURSOR = Pattern.compile("kept_([0-9a-f-]{36})_([0-9a-f]{1,8})");
  private static final FieldPath ID = FieldPath.of("id");
  private static final UUID BEGINNING = new UUID(0, 0);
  private static final int BATCH = 200;

  /** Whether a cursor is one of such a list. */
  static boolean isCursor(@Nullable String cursor) {
    return cursor != null && cursor.startsWith("kept_");
  }

  /** Nothing is kept any more. */
  static CallerException expired() {
    return new CallerException(
        CallerException.Kind.CURSOR_EXPIRED,
        "The cursor has expired: the account is not synced any more. Start again without it.");
  }

  /** A page. */
  DialectApi.Page page(KeptRecords records, Account account, ListRequest request) {
    RecordWriter writer = new RecordWriter(dialect, account, request.shown());
    List<FilterMatcher> filters =
        request.filters().stream()
            .map(filter -> FilterMatcher.of(filter, dialect.model()))
            .toList();
    Walk walk = new Walk(records, request, filters, begin(request));
    List<UUID> named = named(account, request);
    List<Map<String, Object>> items = new ArrayList<>();
    long end = System.nanoTime() + limits.turn().toNanos();
    // One more says whether anything follows.
    while (walk.next == null && walk.isGoingOn) {
      List<Kept> some = named == null ? walk.some() : walk.some(named);
      for (Kept kept : some) {
        if (!walk.fits(kept)) {
          continue;
        }
        if (items.size() == request.limit()) {
          walk.next = walk.last;
          break;
        }
        items.add(writer.of(kept.record(), kept.since()));
        walk.last = kept.id();
      }
      if (walk.next == null && walk.isGoingOn && System.nanoTime() - end > 0) {
        walk.next = walk.seen;
      }
    }
    String cursor = walk.next == null ? null : cursor(walk.next, request);
    if (items.isEmpty() && cursor != null) {
      throw new DeadlineException("No record that was asked for was found yet", cursor);
    }
    return new DialectApi.Page(items, cursor, new AnswerHeaders());
  }

  /** The ids that alone can be meant, in their order; null where any can. */
  private @Nullable List<UUID> named(Account account, ListRequest request) {
    List<UUID> ids = request.ids();
    for (Filter filter : request.filters()) {
      if (filter
              instanceof Filter.Comparison(FieldPath field, Operator operator, List<String> values)
          && field.equals(ID)
          && (operator == Operator.EQ || operator == Operator.IN)) {
        List<UUID> own =
            values.stream()
                .map(value -> RecordIds.of(account.id(), dialect.resource(), value))
                .toList();
        ids = ids == null ? own : ids.stream().filter(own::contains).toList();
      }
    }
    return ids == null ? null : ids.stream().distinct().sorted(BY_BYTES).toList();
  }

  /** As databases compare them, and not as {@link UUID#compareTo} does, which has signs. */
  private static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::toString);

  private static UUID begin(ListRequest request) {
    String text = request.cursor();
    if (text == null) {
      return BEGINNING;
    }
    Matcher matcher = CURSOR.matcher(text);
    if (!matcher.matches() || !matcher.group(2).equals(binding(request))) {
      throw new CallerException(
          CallerException.Kind.BAD_REQUEST,
          "This is not a cursor of this list: it was altered, or it belongs to other filters."
              + " Repeat the request that gave it, or start again without a cursor.");
    }
    return UUID.fromString(matcher.group(1));
  }

  private static String cursor(UUID place, ListRequest request) {
    return "kept_" + place + "_" + binding(request);
  }

  private static String binding(ListRequest request) {
    return Integer.toHexString(
        List.of(
                request.filters().toString(),
                String.valueOf(request.ids()),
                request.modified().toString())
            .hashCode());
  }

  /** How far one call is. */
  private static final class Walk {
    private final KeptRecords records;
    private final ListRequest request;
    private final List<FilterMatcher> filters;
    private final long modifiedFrom;
    private UUID seen;
    private UUID last;
    private @Nullable UUID next;
    private boolean isGoingOn = true;

    Walk(KeptRecords records, ListRequest request, List<FilterMatcher> filters, UUID begin) {
      this.records = records;
      this.request = request;
      this.filters = filters;
      this.seen = begin;
      this.last = begin;
      this.modifiedFrom =
          request.modified().stream()
              .filter(bound -> bound.operator() == Operator.GTE || bound.operator() == Operator.GT)
              .mapToLong(bound -> bound.than().toEpochMilli())
              .max()
              .orElse(Long.MIN_VALUE);
    }

    List<Kept> some() {
      List<Kept> some = records.page(seen, modifiedFrom, BATCH);
      isGoingOn = !some.isEmpty();
      seen = some.isEmpty() ? seen : some.getLast().id();
      return some;
    }

    List<Kept> some(List<UUID> named) {
      isGoingOn = false;
      UUID from = seen;
      return named.stream()
          .filter(id -> BY_BYTES.compare(id, from) > 0)
          .flatMap(id -> records.find(id).stream())
          .toList();
    }

    boolean fits(Kept kept) {
      return request.wants(kept.since())
          && filters.stream().allMatch(filter -> filter.matches(kept.record().fields()));
    }
  }
}
