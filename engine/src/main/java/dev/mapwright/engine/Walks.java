package dev.mapwright.engine;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.query.Planner;
import dev.mapwright.engine.read.ListReader;
import dev.mapwright.engine.read.Reading;
import dev.mapwright.engine.read.RecordReader;
import dev.mapwright.engine.read.SortedList;
import dev.mapwright.engine.read.SortedReader;
import dev.mapwright.engine.read.Wants;
import dev.mapwright.engine.upstream.Additions;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.UnknownValues;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens lists at their beginning or at a cursor. Thread-safe. */
final class Walks {
  private static final Duration CURSOR_LIFETIME = Duration.ofHours(24);

  private final CursorCodec codec;
  private final WalkMemory memory = new WalkMemory();

  Walks(EngineParts parts) {
    this.codec = new CursorCodec(parts.cursorKey(), parts.clock(), CURSOR_LIFETIME);
  }

  /**
   * The list of a call, ready to be read.
   *
   * @param pageByPage whether records are given out before the vendor's next page is asked for
   */
  ListWalk open(ListCall call, Reading reading, boolean pageByPage) {
    Plan plan = plan(call, reading);
    String binding = Binding.of(call, reading, plan);
    String request = binding + "|" + (call.cursor() == null ? "" : call.cursor());
    Cursor cursor = memory.stopped(request);
    if (cursor == null && call.cursor() != null) {
      cursor = codec.open(call.cursor(), binding);
    }
    long walk = cursor == null ? begin(plan, call.query().sort()) : cursor.walk();
    int pageSize = cursor == null ? pageSize(plan, call.limit()) : cursor.pageSize();
    Seal seal = new Seal(codec, memory, binding, request, walk, pageSize);
    Opening opening =
        new Opening(call, withVariables(reading, plan), plan, walk, pageSize, pageByPage);
    RecordReader reader =
        plan.sorted()
            ? opening.list(call.wants(), call.options().hydrate(), cursor)
            : opening.sorted(Objects.requireNonNull(call.query().sort()), cursor);
    return new ListWalk(reader, plan, seal, reading);
  }

  /** How a call is answered. */
  static Plan plan(ListCall call, Reading reading) {
    return new Planner(
            reading.resource(),
            reading.model(),
            call.account(),
            reading.scope().variables(),
            call.options().approximate())
        .plan(call.query());
  }

  private static Reading withVariables(Reading reading, Plan plan) {
    return new Reading(
        reading.resource(),
        reading.model(),
        reading.scope().with(plan.variables()),
        reading.tables(),
        reading.mappers(),
        reading.warnings());
  }

  /** Few records asked for and nothing to filter or sort: no more is read than is given out. */
  private static int pageSize(Plan plan, int limit) {
    Pagination.Size size = plan.source().pagination().size();
    return size.fit(plan.residual().isEmpty() && plan.sorted() ? limit : Integer.MAX_VALUE);
  }

  private long begin(Plan plan, Query.@Nullable Sort sort) {
    if (!plan.source().repeats() && plan.sorted()) {
      return 0;
    }
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
    private final Reading reading;
    private final Plan plan;
    private final long walk;
    private final int pageSize;
    private final boolean pageByPage;

    Opening(
        ListCall call, Reading reading, Plan plan, long walk, int pageSize, boolean pageByPage) {
      this.pageByPage = pageByPage;
      this.call = call;
      this.reading = reading;
      this.plan = plan;
      this.walk = walk;
      this.pageSize = pageSize;
    }

    ListReader list(Wants wants, boolean hydrate, @Nullable Cursor cursor) {
      Additions additions = plan.addition().with(Additions.ofQuery(call.query().remoteQuery()));
      return new ListReader(
          reading,
          plan,
          wants,
          hydrate,
          new CallScope.Extra(additions, pageSize, UnknownValues.of(plan.natives())),
          cursor,
          plan.source().repeats() ? memory.repeats(walk) : null,
          pageByPage);
    }

    SortedReader sorted(Query.Sort sort, @Nullable Cursor cursor) {
      SortedList list = memory.sorted(walk);
      String field = sort.field().root();
      RecordReader.Mark readTo = list.readTo();
      Cursor goOn =
          readTo == null || readTo.place() == null
              ? null
              : new Cursor(walk, pageSize, readTo.given(), readTo.place().after());
      Wants onlyField = SortedReader.wants(field, reading.model().root().fields().keySet());
      return new SortedReader(
          reading,
          plan,
          call.wants(),
          call.options().hydrate(),
          field,
          list,
          list(onlyField, true, goOn),
          cursor == null ? 0 : cursor.position().last().index());
    }
  }
}
