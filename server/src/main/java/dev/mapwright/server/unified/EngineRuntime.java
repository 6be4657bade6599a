package dev.mapwright.server.unified;

import dev.mapwright.engine.Engine;
import dev.mapwright.engine.EngineParts;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.time.SteadyTime;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.transport.OriginOverride;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The engine with the client that it calls vendors by. Close it when nobody asks any more. */
public final class EngineRuntime implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final Transport transport;
  private final UnifiedApi api;

  private EngineRuntime(Transport transport, UnifiedApi api) {
    this.transport = transport;
    this.api = api;
  }

  /**
   * Starts an engine. Cursors hold as long as it does.
   *
   * @param models what records are mapped to
   * @param elsewhere origins that are called in place of vendors' origins; only these may lie in a
   *     private network
   * @throws IllegalArgumentException if one of them is no origin
   */
  public static EngineRuntime open(UnifiedModels models, Map<URI, URI> elsewhere) {
    Transport transport = new OriginOverride(client(elsewhere), elsewhere);
    return open(models, transport, new Upstream(transport, new InMemoryTokenStore()));
  }

  /**
   * Starts an engine whose vendors are all played at other origins, so that nobody counts requests
   * and nothing else is called.
   *
   * @param elsewhere every vendor's origins, with those that answer in their place
   */
  public static EngineRuntime sandbox(UnifiedModels models, Map<URI, URI> elsewhere) {
    Transport transport = OriginOverride.completely(client(elsewhere), elsewhere);
    return open(models, transport, Upstream.unlimited(transport, new InMemoryTokenStore()));
  }

  private static Transport client(Map<URI, URI> elsewhere) {
    return new VertxTransport(
        TransportOptions.DEFAULT.withPrivateOrigins(Set.copyOf(elsewhere.values())));
  }

  private static EngineRuntime open(UnifiedModels models, Transport transport, Upstream upstream) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    EngineParts parts =
        new EngineParts(upstream, models, new SecretKeySpec(key, "AES"), new SteadyTime());
    return new EngineRuntime(transport, UnifiedApi.of(new Engine(parts)));
  }

  /** What it answers. */
  public UnifiedApi api() {
    return api;
  }

  @Override
  public void close() {
    transport.close();
  }
}
