package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.Holding;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.identity.IndexedApi;
import dev.mapwright.server.identity.RecordFinder;
import dev.mapwright.server.sync.KeptRecords;
import dev.mapwright.server.sync.Syncs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in the form of a dialect. Safe for any number of threads; blocks.
 *
 * @param dialect the form
 * @param api what reads unified records, and knows since when they are as they are
 * @param finder from the dialect's ids to the vendor's
 * @param limits what a call may take
 * @param syncs what keeps accounts' records; null for nothing
 */
record DialectApi(
    Dialect dialect,
    IndexedApi api,
    RecordFinder finder,
    CallLimits limits,
    @Nullable Syncs syncs) {

  /**
   * A page.
   *
   * @param items in the dialect's form
   * @param cursor where the next page begins, or null
   * @param headers what is told beside it
   */
  record Page(List<Map<String, Object>> items, @Nullable String cursor, AnswerHeaders headers) {}

  /**
   * A record.
   *
   * @param record in the dialect's form
   * @param headers what is told beside it
   */
  record One(Map<String, Object> record, AnswerHeaders headers) {}

  /**
   * A page of records.
   *
   * @param holding what holds them until they have gone out
   */
  Page list(Account account, ListRequest request, Holding holding) {
    Optional<KeptRecords> kept = kept(account, request.shown());
    if (KeptPages.isCursor(request.cursor()) || (request.cursor() == null && kept.isPresent())) {
      return new KeptPages(dialect, limits)
          .page(kept.orElseThrow(KeptPages::expired), account, request);
    }
    List<Filter> filters = new ArrayList<>(request.filters());
    List<UUID> ids = request.ids();
    if (ids != null) {
      List<String> known = remoteIds(account, ids);
      if (known.isEmpty()) {
        return new Page(List.of(), null, new AnswerHeaders());
      }
      filters.add(new Filter.Comparison(FieldPath.of("id"), Operator.IN, known));
    }
    return pages(account, request, new Query(filters, null, Map.of()), holding);
  }

  /** The vendor's own record is not kept: who wants to see it reads it live. */
  private Optional<KeptRecords> kept(Account account, RequestedParts shown) {
    Syncs keeping = syncs;
    return keeping == null || !shown.fields().isEmpty()
        ? Optional.empty()
        : keeping.kept(account.id(), dialect.resource());
  }

  private List<String> remoteIds(Account account, List<UUID> ids) {
    return ids.stream()
        .distinct()
        .flatMap(id -> finder.find(account, dialect.resource(), id).stream())
        .toList();
  }

  /** Reads on until the page is full: when a record changed is not known before it is read. */
  private Page pages(Account account, ListRequest request, Query query, Holding holding) {
    RecordWriter writer = new RecordWriter(dialect, account, request.shown());
    List<Map<String, Object>> items = new ArrayList<>();
    CallOptions whole =
        CallOptions.DEFAULT.within(limits.turn(), limits.requests()).heldBy(holding);
    Spending spending = new Spending(whole);
    String cursor = request.cursor();
    AnswerHeaders headers = new AnswerHeaders();
    do {
      int missing = request.limit() - items.size();
      IndexedApi.DatedPage read;
      try {
        read = api.list(call(account, request, query, missing, cursor, spending.left()));
      } catch (DeadlineException late) {
        String reached = later(late.cursor(), cursor);
        if (items.isEmpty()) {
          throw late.from(reached);
        }
        return new Page(items, reached, headers);
      } catch (VendorException refused) {
        String reached = later(refused.cursor(), cursor);
        if (items.isEmpty()) {
          throw refused.endsList() ? refused : refused.from(reached);
        }
        if (!refused.endsCall()) {
          throw refused.from(request.cursor());
        }
        return new Page(items, reached, headers);
      }
      ListPage page = read.page();
      spending.spent(page.meta().calls());
      headers.add(page.meta());
      add(request, read, writer, items);
      cursor = page.nextCursor();
    } while (cursor != null && items.size() < request.limit() && spending.mayGoOn());
    if (cursor != null && items.isEmpty()) {
      throw new DeadlineException("No record changed in the time asked for was found yet", cursor);
    }
    return new Page(items, cursor, headers);
  }

  /** A call that got nowhere ends where it began, and that is never the list's end. */
  private static @Nullable String later(@Nullable String reached, @Nullable String begun) {
    return reached == null ? begun : reached;
  }

  private static void add(
      ListRequest request,
      IndexedApi.DatedPage read,
      RecordWriter writer,
      List<Map<String, Object>> items) {
    List<UnifiedRecord> records = read.page().records();
    for (int i = 0; i < records.size(); i++) {
      Instant since = read.since().get(i);
      if (request.wants(since)) {
        items.add(writer.of(records.get(i), since));
      }
    }
  }

  private ListCall call(
      Account account,
      ListRequest request,
      Query query,
      int limit,
      @Nullable String cursor,
      CallOptions options) {
    return new ListCall(
            account, dialect.resource(), query, wants(request.shown()), limit, cursor, options)
        .boundTo(dialect.name() + request.modified());
  }

  /**
   * One record.
   *
   * @param holding what holds it until it has gone out
   * @throws HttpException if there is none
   */
  One get(Account account, UUID id, RequestedParts shown, Holding holding) {
    Optional<KeptRecords.Kept> there =
        kept(account, shown).filter(KeptRecords::areWhole).flatMap(records -> records.find(id));
    if (there.isPresent()) {
      RecordWriter writer = new RecordWriter(dialect, account, shown);
      return new One(writer.of(there.get().record(), there.get().since()), new AnswerHeaders());
    }
    Optional<String> remoteId = finder.find(account, dialect.resource(), id);
    if (remoteId.isEmpty()) {
      throw HttpException.of(404, "There is no record " + id + " of account " + account.id());
    }
    IndexedApi.DatedRecord read =
        api.get(
            new GetCall(
                account,
                dialect.resource(),
                remoteId.get(),
                wants(shown),
                Map.of(),
                CallOptions.DEFAULT.heldBy(holding)));
    AnswerHeaders headers = new AnswerHeaders();
    headers.add(read.result().meta());
    RecordWriter writer = new RecordWriter(dialect, account, shown);
    return new One(writer.of(read.result().record(), read.since()), headers);
  }

  /** Everything but the vendor's own record: when a record changed shows in all its fields. */
  private static Wants wants(RequestedParts shown) {
    return new Wants(true, Set.of(), !shown.fields().isEmpty());
  }

  /** What one call may still take, over several of the engine's. */
  private static final class Spending {
    private final long end;
    private final CallOptions whole;
    private int calls;

    Spending(CallOptions whole) {
      this.whole = whole;
      this.calls = whole.maxCalls();
      this.end = System.nanoTime() + whole.time().toNanos();
    }

    CallOptions left() {
      Duration time = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      return whole.within(time, Math.max(1, calls));
    }

    void spent(int made) {
      calls -= made;
    }

    boolean mayGoOn() {
      return calls > 0 && System.nanoTime() < end;
    }
  }
}
