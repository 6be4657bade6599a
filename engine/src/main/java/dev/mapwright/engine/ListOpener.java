package dev.mapwright.engine;

import dev.mapwright.engine.connector.OverlaidFields;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.query.CursorUse;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.query.Planner;
import dev.mapwright.engine.query.RemoteQuery;
import dev.mapwright.engine.read.FetchPlan;
import dev.mapwright.engine.read.ListReader;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.engine.read.RecordReader;
import dev.mapwright.engine.read.RowSelection;
import dev.mapwright.engine.read.SortedList;
import dev.mapwright.engine.read.SortedReader;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.PartialAnswers;
import dev.mapwright.engine.walk.RepeatMemory;
import dev.mapwright.engine.walk.UnknownValues;
import dev.mapwright.engine.walk.WalkAnswers;
import java.util.Objects;

/** Opens lists at their beginning or at a cursor. Thread-safe. */
final class ListOpener {
  private final CursorCodec codec;
  private final WalkMemory memory;
  private final PartialAnswers answers;

  ListOpener(EngineParts parts, WalkMemory memory) {
    this.memory = memory;
    EngineLimits limits = parts.limits();
    this.codec = new CursorCodec(parts.cursorKey(), parts.clock(), limits.cursorLife());
    this.answers = new PartialAnswers(limits.partBytes(), limits.partWalks(), limits.partLife());
  }

  /**
   * The list of a call, ready to be read.
   *
   * @param pageByPage whether records are given out before the vendor's next page is asked for
   */
  ListReading open(ListCall call, ReadContext context, boolean pageByPage) {
    Plan plan = plan(call, context);
    CursorUse use = use(call, context, plan);
    Cursor opened =
        call.cursor() == null
            ? new Cursor(begin(plan, call), pageSize(plan, call.limit()), 0, null)
            : codec.open(call.cursor(), use);
    CursorIssuer issuer = new CursorIssuer(codec, memory, use, call.cursor(), opened);
    ReadContext walked = walked(context, plan, opened.walk());
    RecordReader reader = reader(call, walked, plan, opened, pageByPage);
    return new ListReading(reader, plan, issuer, walked);
  }

  /** How a call would be answered. Nothing is read for it, and so nothing remembered. */
  Explanation explain(ListCall call, ReadContext context) {
    Plan plan = plan(call, context);
    RequestParts _ = remoteQuery(call, plan);
    String cursor = call.cursor();
    int pageSize =
        cursor == null
            ? pageSize(plan, call.limit())
            : codec.open(cursor, use(call, context, plan)).pageSize();
    FetchPlan fetched = FetchPlan.of(givenOut(call, context, plan));
    return new Explanation(
        context.resource(),
        plan,
        pageSize,
        fetched,
        OverlaidFields.of(call.account().connector(), call.resource()));
  }

  private static CursorUse use(ListCall call, ReadContext context, Plan plan) {
    return new CursorUse(
        CursorScope.of(call),
        call.account().connector().version(),
        context.resource().list().indexOf(plan.source()));
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
    return size.fit(plan.residual().isEmpty() && plan.inOrder() ? limit : Integer.MAX_VALUE);
  }

  private long begin(Plan plan, ListCall call) {
    long walk = memory.newWalk();
    if (givesEachOnce(plan, call)) {
      memory.rememberRepeats(walk);
    }
    if (!plan.inOrder()) {
      memory.keepSorted(walk, Objects.requireNonNull(call.query().sort()));
    }
    return walk;
  }

  /** Whether what was given out has to be remembered. */
  private static boolean givesEachOnce(Plan plan, ListCall call) {
    return plan.source().repeats() && !call.options().background();
  }

  /**
   * A list that is sorted here is filtered while it is sorted, and completed as it is given out.
   */
  private static RowSelection givenOut(ListCall call, ReadContext context, Plan plan) {
    return new RowSelection(
        context,
        plan.inOrder() ? plan : plan.withoutFilters(),
        call.wants(),
        call.options().hydrate());
  }

  private RecordReader reader(
      ListCall call, ReadContext context, Plan plan, Cursor opened, boolean pageByPage) {
    RowSelection givenOut = givenOut(call, context, plan);
    CallScope.Extra additions = additions(call, plan, opened.pageSize());
    RepeatMemory repeats = givesEachOnce(plan, call) ? memory.repeats(opened.walk()) : null;
    if (plan.inOrder()) {
      return new ListReader(givenOut, additions, opened, repeats, pageByPage);
    }
    SortedList list = memory.sorted(opened.walk());
    Wants onlyField = SortedReader.wants(list.field(), context.model().root().names());
    Cursor readTo = list.readTo();
    ListReader unsorted =
        new ListReader(
            new RowSelection(context, plan, onlyField, true),
            additions,
            readTo == null ? opened.moveTo(0, null) : readTo,
            repeats,
            pageByPage);
    return new SortedReader(givenOut, opened, list, unsorted);
  }

  private static RequestParts remoteQuery(ListCall call, Plan plan) {
    return RemoteQuery.ofList(call.account().connector(), plan, call.query().remoteQuery());
  }

  private static CallScope.Extra additions(ListCall call, Plan plan, int pageSize) {
    return new CallScope.Extra(
        plan.addition().with(remoteQuery(call, plan)),
        pageSize,
        UnknownValues.of(plan.natives()),
        plan.inOrder() && call.query().sort() != null);
  }
}
