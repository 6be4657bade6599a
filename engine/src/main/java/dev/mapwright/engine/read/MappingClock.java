package dev.mapwright.engine.read;

import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.upstream.repeat.RepeatedAnswer;
import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.Watched;
import java.time.Duration;
import java.util.function.Supplier;

/** Maps, and tells whoever watches how long it took. For one call, and one thread. */
final class MappingClock {
  private final ReadContext context;
  private final boolean isWatched = Watched.isOn();
  private long nanos;
  private int records;

  MappingClock(ReadContext context) {
    this.context = context;
  }

  /** The mapped record; tables that it needs are fetched, which counts for nothing. */
  Mapped map(RecordMapper mapper, Subject subject, Relations relations) {
    return relations.evaluating(() -> timed(mapper, subject, relations));
  }

  private Mapped timed(RecordMapper mapper, Subject subject, Relations relations) {
    if (!isWatched) {
      return mapped(mapper, subject, relations);
    }
    long begin = System.nanoTime();
    try {
      return mapped(mapper, subject, relations);
    } finally {
      nanos += System.nanoTime() - begin;
      records++;
    }
  }

  /** What follows from a record alone, and came before just so, is not mapped again. */
  private static Mapped mapped(RecordMapper mapper, Subject subject, Relations relations) {
    RepeatedAnswer known = subject.answers().getFirst().known();
    Supplier<Mapped> mapping = () -> mapper.map(subject.record(), relations.bind(subject));
    return known != null && mapper.readsRecordAlone()
        ? known.once(subject.source().whole(), mapper, Mapped.class, mapping)
        : mapping.get();
  }

  /** Tells of what was mapped since it told last. */
  void tell() {
    if (records > 0) {
      Watched.tell(
          new EngineEvent.Mapped(
              context.scope().account().connector().name(),
              context.resource().name(),
              records,
              Duration.ofNanos(nanos)));
      nanos = 0;
      records = 0;
    }
  }
}
