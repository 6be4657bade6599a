package dev.mapwright.server.metrics;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineState;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what the server and its engine do. Thread-safe.
 *
 * <p>Labels are words of the server's own, of connectors' and dialects' files, and of unified
 * models; never accounts, of which there is any number. So the number of series is bounded.
 */
public final class ServerMetrics implements RequestObserver, AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RequestMeters requests = new RequestMeters(registry);
  private final VendorMeters vendors = new VendorMeters(registry);
  private final ProcessMeters process = new ProcessMeters(registry);
  private final AtomicInteger active = new AtomicInteger();
  private final @Nullable Supplier<EngineState> engine;
  private final MultiGauge breakers;
  private volatile IntSupplier streams = () -> 0;

  /** Of a server whose engine tells nothing of what it holds. */
  public ServerMetrics() {
    this(null);
  }

  /**
   * Of a server and its engine.
   *
   * @param engine tells what the engine holds; null if nobody does
   */
  public ServerMetrics(@Nullable Supplier<EngineState> engine) {
    this.engine = engine;
    Gauge.builder("mapwright.http.requests.active", active, AtomicInteger::get)
        .description("Requests that are worked on now, answers that are being read included")
        .register(registry);
    Gauge.builder("mapwright.streams", () -> streams.getAsInt())
        .description("Streams that are being written now")
        .register(registry);
    this.breakers =
        MultiGauge.builder("mapwright.breakers.open")
            .description(
                "Accounts and origins for which nothing is asked now, as nearly all failed")
            .register(registry);
    if (engine != null) {
      new EngineGauges(registry, engine).register();
    }
  }

  /** How many streams are being written. */
  public void streams(IntSupplier number) {
    streams = number;
  }

  @Override
  public Observation begin(ServerRequest request) {
    active.incrementAndGet();
    return new Observation() {
      @Override
      public void see(EngineEvent event) {
        vendors.count(event, request.notes().call());
      }

      @Override
      public void end(int status, Duration took) {
        active.decrementAndGet();
        requests.count(request, status, took);
      }
    };
  }

  /** All of it now, as Prometheus reads it. */
  public String scrape() {
    if (engine != null) {
      breakers.register(
          engine.get().openBreakers().entrySet().stream()
              .<MultiGauge.Row<?>>map(
                  open -> MultiGauge.Row.of(Tags.of("connector", open.getKey()), open.getValue()))
              .toList(),
          true);
    }
    return registry.scrape();
  }

  /** Answers with it. */
  public ServerResponse answer(ServerRequest request, Map<String, String> path) {
    byte[] text = scrape().getBytes(StandardCharsets.UTF_8);
    return ServerResponse.of(200, TEXT, out -> out.write(text));
  }

  @Override
  public void close() {
    process.close();
    registry.close();
  }
}
