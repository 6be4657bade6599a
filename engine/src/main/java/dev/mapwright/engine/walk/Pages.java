package dev.mapwright.engine.walk;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Job;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.paging.PageContents;
import dev.mapwright.engine.paging.PageState;
import dev.mapwright.engine.paging.Pager;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of a source for one parent, or for one batch of parents. */
public final class Pages {
  private final Source source;
  private final CallScope scope;
  private final CallScope.Extra extra;
  private final Pager pager;
  private final int size;
  private final @Nullable Map<String, Integer> batchOrder;
  private final IdentityHashMap<Answer, UnsentRequest> shown = new IdentityHashMap<>();

  private Pages(
      Source source,
      CallScope scope,
      CallScope.Extra extra,
      @Nullable Map<String, Integer> batchOrder) {
    this.source = source;
    this.scope = scope;
    this.extra = extra;
    this.pager = Pager.of(source.pagination());
    this.size = source.pagination().size().fit(extra.pageSize());
    this.batchOrder = batchOrder;
  }

  /** The pages for these keys: none for a source of its own, one per parent, or a batch. */
  static Pages of(Source source, CallScope scope, CallScope.Extra extra, List<Keys.Key> keys) {
    if (keys.isEmpty()) {
      return new Pages(source, scope, extra, null);
    }
    Keys.Key first = keys.getFirst();
    Variables variables = scope.variables().with("parent", first.parent());
    if (source.batch() == 0) {
      return new Pages(source, scope.with(variables.with("under", first.under())), extra, null);
    }
    Map<String, Integer> order = new HashMap<>();
    keys.forEach(key -> order.putIfAbsent(Texts.of(key.under()), order.size()));
    List<Object> batch = keys.stream().map(Keys.Key::under).toList();
    return new Pages(source, scope.with(variables.with("batch", batch)), extra, order);
  }

  /** The answer of a single call, without pagination. */
  public static Answer call(Endpoint endpoint, CallScope scope, CallScope.Extra extra) {
    UnsentRequest request =
        RequestBuilder.draft(scope.account(), endpoint, scope.variables()).with(extra.additions());
    return scope.call(request, scope.variables());
  }

  /** What the one row of a source that answers with a single record states, or null. */
  public static @Nullable Object readSingle(Source source, CallScope scope) {
    Answer answer = call(source.endpoint(), scope, CallScope.Extra.NONE);
    VendorRecord found = Records.findSingle(source.records(), answer, scope.variables());
    return found == null ? null : found.stated();
  }

  /**
   * Reads a page; for a batch, all its pages as one, in the order of the keys.
   *
   * @param state which, or null for the first
   * @param resumed whether an earlier call may have read it in part
   */
  Page read(@Nullable PageState state, boolean resumed) {
    if (scope.isPassing()) {
      shown.keySet().forEach(answer -> answer.part().pass());
    }
    shown.clear();
    if (batchOrder == null) {
      return readPage(state == null ? pager.first() : state, resumed);
    }
    List<Page.Fetched> rows = new ArrayList<>();
    VendorException ending = null;
    for (PageState at = pager.first(); at != null; ) {
      Page page = readPage(at, resumed);
      rows.addAll(page.rows());
      ending = page.ending();
      at = page.next();
    }
    rows.sort(Comparator.comparingInt(row -> rank(row, batchOrder)));
    return new Page(null, rows, null, ending);
  }

  /** Keeps what the page read last was made of for the call that goes on from it. */
  void keep() {
    shown.forEach((answer, request) -> scope.answers().park(request, answer));
  }

  private Page readPage(PageState state, boolean resumed) {
    Job job = source.job();
    if (job != null && JobSteps.isOpen(job, state)) {
      return new JobSteps(job, scope, extra).step(state);
    }
    Variables variables =
        pager.variables(state, size, JobSteps.variables(state.job(), scope.variables()));
    UnsentRequest request =
        pager.apply(
            RequestBuilder.draft(scope.account(), source.endpoint(), variables)
                .with(job == null ? extra.additions() : RequestParts.EMPTY)
                .with(pager.window(scope.account(), state, variables)),
            state,
            size);
    Answer answer = resumed ? scope.answers().parked(request) : null;
    if (answer == null) {
      answer = callVendor(request, variables);
    }
    if (answer == null) {
      return new Page(state, List.of(), null, null);
    }
    Answer read = answer;
    shown.put(read, request);
    List<?> records = Records.of(source.records(), read, variables);
    List<Page.Fetched> rows = new ArrayList<>(records.size());
    for (Object whole : records) {
      VendorRecord record = VendorRecord.of(whole, read);
      rows.add(new Page.Fetched(record, keyOf(record.stated()), read));
    }
    scope.progress().page(source.endpoint().name(), rows.size());
    PageContents contents =
        PageContents.of(records, rows.stream().map(Page.Fetched::key).toList(), read.body());
    try {
      pager.checkIsNew(state, read, contents);
    } catch (VendorException e) {
      return new Page(state, List.of(), null, e); // its rows have been given out
    }
    return leading(state, rows, read, contents, variables);
  }

  /** The page with where it leads. What is on it counts also where it leads nowhere. */
  private Page leading(
      PageState state,
      List<Page.Fetched> rows,
      Answer answer,
      PageContents contents,
      Variables variables) {
    try {
      PageState next = pager.next(state, size, answer, contents, variables);
      if (next != null && extra.isInOtherOrder()) {
        next.checkOrder(answer);
      }
      return new Page(state, rows, next, null);
    } catch (VendorException e) {
      return new Page(state, rows, null, e);
    }
  }

  /** The answer, or null where it says that what is filtered by does not exist. */
  private @Nullable Answer callVendor(UnsentRequest request, Variables variables) {
    try {
      // A batch is one page of ours: what was read of it must not be lost when a call ends within.
      Answer answer = (batchOrder == null ? scope : scope.besideRows()).call(request, variables);
      return extra.unknown().isSaidBy(answer, variables) ? null : answer;
    } catch (VendorException e) {
      if (extra.unknown().isSaidBy(e, variables)) {
        return null;
      }
      throw e;
    }
  }

  private static int rank(Page.Fetched row, Map<String, Integer> order) {
    String key = row.key();
    return key == null ? order.size() : order.getOrDefault(key, order.size());
  }

  /** An odd row has none, and whoever needs one says so. */
  private @Nullable String keyOf(Object row) {
    try {
      Object key = source.key().evaluate(row, scope.variables());
      return key instanceof String || key instanceof Number ? Texts.of(key) : null;
    } catch (ExpressionFailure _) {
      return null;
    }
  }
}
