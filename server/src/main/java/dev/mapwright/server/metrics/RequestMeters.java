package dev.mapwright.server.metrics;

import dev.mapwright.server.http.ServerRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** Callers' requests by form, route and status. */
final class RequestMeters {
  private static final String OTHER = "other";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Meter.MeterProvider<Timer> requests;

  RequestMeters(MeterRegistry registry) {
    this.requests =
        Timer.builder("mapwright.http.requests")
            .description("Requests of callers until their answers had gone out")
            .serviceLevelObjectives(Buckets.SECONDS)
            .withRegistry(registry);
  }

  void count(ServerRequest request, int status, Duration took) {
    String method = request.method();
    String route = request.notes().route();
    requests
        .withTags(
            Tags.of(
                "form",
                request.notes().form(),
                "route",
                Objects.requireNonNullElse(route, OTHER),
                "method",
                METHODS.contains(method) ? method : OTHER,
                "status",
                String.valueOf(status)))
        .record(took);
  }
}
