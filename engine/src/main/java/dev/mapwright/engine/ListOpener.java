package dev.mapwright.engine;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.query.Planner;
import dev.mapwright.engine.read.FetchPlan;
import dev.mapwright.engine.read.ListReader;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.engine.read.RecordReader;
import dev.mapwright.engine.read.SortedList;
import dev.mapwright.engine.read.SortedReader;
import dev.mapwright.engine.read.Wants;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.PartialAnswers;
import dev.mapwright.engine.walk.UnknownValues;
import dev.mapwright.engine.walk.WalkAnswers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens lists at their beginning or at a cursor. Thread-safe. */
final class ListOpener {
  private static final Duration CURSOR_LIFETIME = Duration.ofHours(24);

  private final CursorCodec codec;
  private final WalkMemory memory;
  private final PartialAnswers answers = new PartialAnswers(64L * 1024 * 1024);

  ListOpener(EngineParts parts, WalkMemory memory) {
    this.memory = memory;
    this.codec = new CursorCodec(parts.cursorKey(), parts.clock(), CURSOR_LIFETIME);
  }

  /**
   * The list of a call, ready to be read.
   *
   * @param pageByPage whether records are given out before the vendor's next page is asked for
   */
  ListReading open(ListCall call, ReadContext context, boolean pageByPage) {
    Plan plan = plan(call, context);
    String binding = CursorScope.of(call, context, plan);
    Cursor cursor =
        call.cursor() == null
            ? new Cursor(begin(plan, call.query().sort()), pageSize(plan, call.limit()), 0, null)
            : codec.open(call.cursor(), binding);
    CursorIssuer issuer = new CursorIssuer(codec, memory, binding, call.cursor(), cursor);
    ReadContext walked = walked(context, plan, cursor.walk());
    Opening opening = new Opening(call, walked, plan, cursor, pageByPage);
    RecordReader reader =
        plan.sorted()
            ? opening.list(call.wants(), call.options().hydrate(), cursor)
            : opening.sorted(Objects.requireNonNull(call.query().sort()));
    return new ListReading(reader, plan, issuer, walked);
  }

  /** How a call would be answered. Nothing is read for it, and so nothing remembered. */
  Explanation explain(ListCall call, ReadContext context) {
    Plan plan = plan(call, context);
    String cursor = call.cursor();
    int pageSize =
        cursor == null
            ? pageSize(plan, call.limit())
            : codec.open(cursor, CursorScope.of(call, context, plan)).pageSize();
    FetchPlan fetched = FetchPlan.of(context, plan, call.wants(), call.options().hydrate());
    return new Explanation(
        context.resource(),
        plan,
        pageSize,
        fetched.relations(),
        fetched.detail(),
        fetched.missing(),
        fetched.partial());
  }

  /** How a call is answered. */
  private static Plan plan(ListCall call, ReadContext context) {
    return new Planner(
            context.resource(),
            context.model(),
            call.account(),
            context.scope().variables(),
            call.options().approximate())
        .plan(call.query());
  }

  private ReadContext walked(ReadContext context, Plan plan, long walk) {
    return new ReadContext(
        context.resource(),
        context.model(),
        context.scope().with(plan.variables()).with(new WalkAnswers(answers, walk)),
        context.tables(),
        context.mappers(),
        context.warnings());
  }

  /** Few records asked for and nothing to filter or sort: no more is read than is given out. */
  private static int pageSize(Plan plan, int limit) {
    Pagination.Size size = plan.source().pagination().size();
    return size.fit(plan.residual().isEmpty() && plan.sorted() ? limit : Integer.MAX_VALUE);
  }

  private long begin(Plan plan, Query.@Nullable Sort sort) {
    long walk = memory.newWalk();
    if (plan.source().repeats()) {
      memory.rememberRepeats(walk);
    }
    if (!plan.sorted()) {
      memory.keepSorted(walk, Objects.requireNonNull(sort).direction());
    }
    return walk;
  }

  /** What the readers of one list have in common. */
  private final class Opening {
    private final ListCall call;
    private final ReadContext context;
    private final Plan plan;
    private final Cursor opened;
    private final boolean pageByPage;

    Opening(ListCall call, ReadContext context, Plan plan, Cursor opened, boolean pageByPage) {
      this.pageByPage = pageByPage;
      this.call = call;
      this.context = context;
      this.plan = plan;
      this.opened = opened;
    }

    ListReader list(Wants wants, boolean hydrate, Cursor cursor) {
      RequestParts additions =
          plan.addition().with(RequestParts.ofQuery(call.query().remoteQuery()));
      return new ListReader(
          context,
          plan,
          wants,
          hydrate,
          new CallScope.Extra(
              additions,
              opened.pageSize(),
              UnknownValues.of(plan.natives()),
              plan.sorted() && call.query().sort() != null),
          cursor,
          plan.source().repeats() ? memory.repeats(opened.walk()) : null,
          pageByPage);
    }

    SortedReader sorted(Query.Sort sort) {
      SortedList list = memory.sorted(opened.walk());
      String field = sort.field().root();
      Cursor readTo = list.readTo();
      Cursor unsorted = readTo == null ? opened.at(0, null) : readTo;
      Wants onlyField = SortedReader.wants(field, context.model().root().fields().keySet());
      return new SortedReader(
          context,
          plan,
          call.wants(),
          call.options().hydrate(),
          field,
          list,
          list(onlyField, true, unsorted),
          opened);
    }
  }
}
