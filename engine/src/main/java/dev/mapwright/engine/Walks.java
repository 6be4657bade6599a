package dev.mapwright.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.query.Planner;
import dev.mapwright.engine.read.ListReader;
import dev.mapwright.engine.read.Reading;
import dev.mapwright.engine.upstream.Additions;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.RepeatMemory;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens lists at their beginning or at a cursor, with the memory that a walk has. Thread-safe. */
final class Walks {
  private static final Duration CURSOR_LIFETIME = Duration.ofHours(24);
  private static final Duration MEMORY_LIFETIME = Duration.ofMinutes(30);
  private static final Duration RESUME_LIFETIME = Duration.ofSeconds(60);
  private static final long MEMORY_RECORDS = 4_000_000;

  private final CursorCodec codec;
  private final SecureRandom random = new SecureRandom();
  private final Cache<Long, RepeatMemory> memories =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY_RECORDS)
          .weigher((Long _, RepeatMemory memory) -> 64 + memory.size())
          .expireAfterAccess(MEMORY_LIFETIME)
          .build();
  private final Cache<String, Cursor> stopped =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(RESUME_LIFETIME).build();

  Walks(EngineParts parts) {
    this.codec = new CursorCodec(parts.cursorKey(), parts.clock(), CURSOR_LIFETIME);
  }

  /** The list of a call, ready to be read. */
  ListWalk open(ListCall call, Reading reading) {
    Planner planner =
        new Planner(
            reading.resource(),
            reading.model(),
            call.account(),
            reading.scope().variables(),
            call.options().approximate());
    Plan plan = planner.plan(call.query());
    if (!plan.sorted()) {
      throw unsorted(call, plan);
    }
    String binding = Binding.of(call, reading, plan);
    String request = binding + "|" + (call.cursor() == null ? "" : call.cursor());
    Cursor cursor = stopped.getIfPresent(request);
    if (cursor == null && call.cursor() != null) {
      cursor = codec.open(call.cursor(), binding);
    }
    long walk = cursor == null ? newWalk(plan.source()) : cursor.walk();
    int pageSize = cursor == null ? pageSize(plan, call.limit()) : cursor.pageSize();
    ListReader reader =
        new ListReader(
            withVariables(reading, plan),
            plan,
            call.wants(),
            call.options().hydrate(),
            new CallScope.Extra(addition(plan, call), pageSize),
            cursor,
            memory(walk));
    return new ListWalk(reader, plan, new Seal(request, binding, walk, pageSize), reading);
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

  private static Additions addition(Plan plan, ListCall call) {
    return plan.addition().with(Additions.ofQuery(call.query().remoteQuery()));
  }

  /** Few records asked for and nothing to filter: no more is read than is given out. */
  private static int pageSize(Plan plan, int limit) {
    Pagination.Size size = plan.source().pagination().size();
    return size.fit(plan.residual().isEmpty() ? limit : Integer.MAX_VALUE);
  }

  private long newWalk(Source source) {
    if (!source.repeats()) {
      return 0;
    }
    long walk = random.nextLong() | 1;
    memories.put(walk, new RepeatMemory(random.nextLong()));
    return walk;
  }

  private @Nullable RepeatMemory memory(long walk) {
    if (walk == 0) {
      return null;
    }
    RepeatMemory memory = memories.getIfPresent(walk);
    if (memory == null) {
      throw new CallerException(
          CallerException.Kind.CURSOR_EXPIRED,
          "next_cursor has expired: this vendor lists records more than once, and what has been"
              + " given out is remembered for "
              + MEMORY_LIFETIME.toMinutes()
              + " minutes. Start again without a cursor.");
    }
    return memory;
  }

  private static CallerException unsorted(ListCall call, Plan plan) {
    return new CallerException(
        CallerException.Kind.BAD_REQUEST,
        call.account().connector().label()
            + " can not sort by "
            + call.query().sort()
            + ". It sorts by: "
            + plan.source().sort().keySet());
  }

  /** Makes the cursors of one list. */
  final class Seal {
    private final String request;
    private final String binding;
    private final long walk;
    private final int pageSize;

    Seal(String request, String binding, long walk, int pageSize) {
      this.request = request;
      this.binding = binding;
      this.walk = walk;
      this.pageSize = pageSize;
    }

    /** The text of a cursor for a place; null if nothing was read yet. */
    @Nullable String cursor(ListReader.Mark mark) {
      Cursor cursor = at(mark);
      return cursor == null ? null : codec.seal(cursor, binding);
    }

    /** The same request, repeated soon, goes on from here. */
    void remember(ListReader.Mark mark) {
      Cursor cursor = at(mark);
      if (cursor != null) {
        stopped.put(request, cursor);
      }
    }

    /** The request was answered: repeated, it begins where it began. */
    void forget() {
      stopped.invalidate(request);
    }

    /** The walk's memory may have grown. */
    void weighAgain() {
      RepeatMemory memory = walk == 0 ? null : memories.getIfPresent(walk);
      if (memory != null) {
        memories.put(walk, memory);
      }
    }

    private @Nullable Cursor at(ListReader.Mark mark) {
      return mark.place() == null
          ? null
          : new Cursor(walk, pageSize, mark.given(), mark.place().after());
    }
  }
}
