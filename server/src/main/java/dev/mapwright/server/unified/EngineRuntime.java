package dev.mapwright.server.unified;

import dev.mapwright.engine.Engine;
import dev.mapwright.engine.EngineParts;
import dev.mapwright.engine.loss.LossCounts;
import dev.mapwright.engine.loss.LossLog;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.time.SteadyTime;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.body.AnswerRoom;
import dev.mapwright.engine.upstream.transport.OriginOverride;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** The engine with the client that it calls vendors by. Close it when nobody asks any more. */
public final class EngineRuntime implements AutoCloseable {
  private final Transport transport;
  private final UnifiedApi api;
  private final LossCounts losses;

  private EngineRuntime(Transport transport, UnifiedApi api, LossCounts losses) {
    this.transport = transport;
    this.api = api;
    this.losses = losses;
  }

  /** Starts an engine that may fill half of the heap with what vendors answer. */
  public static EngineRuntime open(UnifiedModels models, Map<URI, URI> elsewhere) {
    return open(models, elsewhere, AnswerRoom.ofHeap());
  }

  /**
   * Starts an engine. Cursors hold as long as it does.
   *
   * @param models what records are mapped to
   * @param elsewhere origins that are called in place of vendors' origins; only these may lie in a
   *     private network
   * @param room for what vendors answer
   * @throws IllegalArgumentException if one of them is no origin
   */
  public static EngineRuntime open(UnifiedModels models, Map<URI, URI> elsewhere, AnswerRoom room) {
    Transport transport = new OriginOverride(client(elsewhere), elsewhere);
    return open(models, transport, new Upstream(transport, new InMemoryTokenStore()), room);
  }

  /**
   * Starts an engine whose vendors are all played at other origins, so that nobody counts requests
   * and nothing else is called.
   *
   * @param elsewhere every vendor's origins, with those that answer in their place
   */
  public static EngineRuntime sandbox(UnifiedModels models, Map<URI, URI> elsewhere) {
    Transport transport = OriginOverride.completely(client(elsewhere), elsewhere);
    Upstream upstream = Upstream.unlimited(transport, new InMemoryTokenStore());
    return open(models, transport, upstream, AnswerRoom.ofHeap());
  }

  private static Transport client(Map<URI, URI> elsewhere) {
    return new VertxTransport(
        TransportOptions.DEFAULT.withPrivateOrigins(Set.copyOf(elsewhere.values())));
  }

  private static EngineRuntime open(
      UnifiedModels models, Transport transport, Upstream upstream, AnswerRoom room) {
    InstantSource clock = new SteadyTime();
    LossCounts losses = new LossCounts();
    EngineParts parts =
        new EngineParts(
            upstream,
            models,
            EngineParts.newCursorKey(),
            clock,
            room,
            new LossLog(clock).and(losses),
            true);
    return new EngineRuntime(transport, UnifiedApi.of(new Engine(parts)), losses);
  }

  /** What it answers. */
  public UnifiedApi api() {
    return api;
  }

  /** What vendors said and records do not hold, since it started: for metrics. */
  public LossCounts losses() {
    return losses;
  }

  @Override
  public void close() {
    transport.close();
  }
}
