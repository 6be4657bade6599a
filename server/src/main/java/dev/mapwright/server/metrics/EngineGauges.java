package dev.mapwright.server.metrics;

import dev.mapwright.engine.watch.EngineState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What an engine holds at the moment when it is asked.
 *
 * @param registry where it is told
 * @param engine tells it
 */
record EngineGauges(MeterRegistry registry, Supplier<EngineState> engine) {

  void register() {
    connections("in_use", EngineState::connections);
    connections("waited_for", EngineState::waiting);
    gauge("mapwright.answer.memory", EngineState::answerBytes)
        .baseUnit("bytes")
        .description("What answers of vendors, and what is made of them, take in memory")
        .register(registry);
    gauge("mapwright.answer.memory.limit", EngineState::mostAnswerBytes)
        .baseUnit("bytes")
        .description("What they may take")
        .register(registry);
  }

  private void connections(String state, ToDoubleFunction<EngineState> number) {
    gauge("mapwright.vendor.connections", number)
        .tag("state", state)
        .description("Connections to vendors that are in use, and requests that wait for one")
        .register(registry);
  }

  private Gauge.Builder<Supplier<EngineState>> gauge(
      String name, ToDoubleFunction<EngineState> number) {
    return Gauge.builder(name, engine, now -> number.applyAsDouble(now.get()))
        .strongReference(true);
  }
}
