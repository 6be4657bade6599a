package dev.mapwright.server.metrics;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineEvent.CallBegan;
import dev.mapwright.engine.watch.EngineEvent.Lost;
import dev.mapwright.engine.watch.EngineEvent.Mapped;
import dev.mapwright.engine.watch.EngineEvent.NotAsked;
import dev.mapwright.engine.watch.EngineEvent.Repeated;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.EngineEvent.Waited;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is asked of vendors, waited for, mapped and lost, by connector. */
final class VendorMeters {
  private static final String CONNECTOR = "connector";
  private static final String OUTCOME = "outcome";
  private static final String RESOURCE = "resource";
  private static final String OTHER = "other";

  /** Overlays of accounts name fields of their own: beyond so many losses, fields are one. */
  private static final int MOST_LOSSES = 2_000;

  private final Meter.MeterProvider<Timer> requests;
  private final Meter.MeterProvider<Counter> repetitions;
  private final Meter.MeterProvider<Counter> notAsked;
  private final Meter.MeterProvider<Timer> waits;
  private final Meter.MeterProvider<Timer> mapping;
  private final Meter.MeterProvider<Counter> records;
  private final Meter.MeterProvider<Counter> losses;
  private final Set<Lost> known = ConcurrentHashMap.newKeySet();

  VendorMeters(MeterRegistry registry) {
    this.requests =
        Timer.builder("mapwright.vendor.requests")
            .description("Requests to vendors until their answers were read and judged")
            .serviceLevelObjectives(Buckets.SECONDS)
            .withRegistry(registry);
    this.repetitions =
        counter("mapwright.vendor.repetitions", "Requests to vendors that were made once more")
            .withRegistry(registry);
    this.notAsked =
        counter(
                "mapwright.vendor.not.asked",
                "Requests that were not made, as nearly all of the account's last ones failed")
            .withRegistry(registry);
    this.waits =
        Timer.builder("mapwright.vendor.waits")
            .description("Time for which requests to vendors were put off")
            .withRegistry(registry);
    this.mapping =
        Timer.builder("mapwright.mapping")
            .description("Time in which records were mapped, a slice of a page at a time")
            .withRegistry(registry);
    this.records =
        counter("mapwright.mapped.records", "Records that were mapped").withRegistry(registry);
    this.losses =
        counter("mapwright.losses", "Records left out, and values that a field could not take")
            .withRegistry(registry);
  }

  private static Counter.Builder counter(String name, String description) {
    return Counter.builder(name).description(description);
  }

  /**
   * Counts what happened.
   *
   * @param call that it happened in, if that is known
   */
  void count(EngineEvent event, @Nullable CallBegan call) {
    switch (event) {
      case CallBegan _ -> {}
      case VendorCalled called ->
          requests
              .withTags(Tags.of(CONNECTOR, called.connector(), OUTCOME, called.outcome()))
              .record(called.took());
      case Repeated(String connector, String outcome) ->
          repetitions.withTags(Tags.of(CONNECTOR, connector, OUTCOME, outcome)).increment();
      case NotAsked(String connector) ->
          notAsked.withTags(Tags.of(CONNECTOR, connector)).increment();
      case Waited(EngineEvent.Wait what, var took) ->
          waits
              .withTags(
                  Tags.of(CONNECTOR, call == null ? OTHER : call.connector(), "for", what.word()))
              .record(took);
      case Mapped(String connector, String resource, int number, var took) -> {
        Tags tags = Tags.of(CONNECTOR, connector, RESOURCE, resource);
        mapping.withTags(tags).record(took);
        records.withTags(tags).increment(number);
      }
      case Lost lost -> {
        Lost told = isKnown(lost) ? lost : new Lost(lost.connector(), lost.kind(), OTHER);
        losses
            .withTags(
                Tags.of(CONNECTOR, told.connector(), "kind", told.kind(), "field", told.field()))
            .increment();
      }
    }
  }

  private boolean isKnown(Lost lost) {
    return known.contains(lost) || (known.size() < MOST_LOSSES && known.add(lost));
  }
}
