package dev.mapwright.server.metrics;

import dev.mapwright.engine.Holding;
import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineEvent.CallBegan;
import dev.mapwright.engine.watch.EngineEvent.Lost;
import dev.mapwright.engine.watch.EngineEvent.Mapped;
import dev.mapwright.engine.watch.EngineEvent.NotAsked;
import dev.mapwright.engine.watch.EngineEvent.Repeated;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.EngineEvent.Waited;
import dev.mapwright.engine.watch.EngineState;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metrics of a server to which everything has happened once. */
final class AllThatHappens {
  static final Duration TOOK = Duration.ofMillis(70);

  private AllThatHappens() {}

  static ServerMetrics metrics() {
    ServerMetrics metrics =
        new ServerMetrics(
            () -> new EngineState(3, 1, 1_000, 5_000, new TreeMap<>(Map.of("acme", 2))));
    metrics.streams(() -> 4);
    answered(metrics, events());
    return metrics;
  }

  static List<EngineEvent> events() {
    return List.of(
        new CallBegan("acme", "a-1", "candidates"),
        called(1, 503, "unavailable"),
        new Repeated("acme", "unavailable"),
        new Waited(EngineEvent.Wait.PAUSE, TOOK),
        called(2, 200, "ok"),
        new Mapped("acme", "candidates", 100, TOOK),
        new Lost("acme", "record", "id"),
        new NotAsked("acme"));
  }

  private static VendorCalled called(int attempt, int status, String outcome) {
    return new VendorCalled(
        "acme", "a-1", "candidates.list", "GET", () -> "/people", attempt, status, outcome, TOOK);
  }

  static void answered(ServerMetrics metrics, List<EngineEvent> events) {
    ServerRequest request =
        new ServerRequest("GET", "/unified/ats/candidates/7", null, Map.of(), new Holding());
    RequestObserver.Observation observation = RequestObserver.all(List.of(metrics)).begin(request);
    request.notes().setRoute("/unified/{model}/{resource}/{id}");
    events.forEach(request.notes()::see);
    observation.end(200, TOOK);
  }
}
