package dev.mapwright.server.unified;

import dev.mapwright.engine.Consents;
import dev.mapwright.engine.Outgoing;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.watch.EngineState;
import java.net.URI;
import java.util.Map;

/** The engine as the server asks it. Close it when nobody asks any more. */
public final class EngineRuntime implements AutoCloseable {
  private final EmbeddedEngine embedded;
  private final UnifiedApi api;

  private EngineRuntime(EmbeddedEngine.Builder builder) {
    this.embedded = builder.open();
    this.api = UnifiedApi.of(embedded.engine());
  }

  /** Starts an engine of this kind. */
  public static EngineRuntime open(EmbeddedEngine.Builder builder) {
    return new EngineRuntime(builder);
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
    return open(EmbeddedEngine.builder().models(models).elsewhere(elsewhere));
  }

  /**
   * Starts an engine whose vendors are all played at other origins, so that nobody counts requests
   * and nothing else is called.
   *
   * @param elsewhere every vendor's origins, with those that answer in their place
   */
  public static EngineRuntime sandbox(UnifiedModels models, Map<URI, URI> elsewhere) {
    return open(EmbeddedEngine.builder().models(models).elsewhere(elsewhere).nowhereElse());
  }

  /** What it answers. */
  public UnifiedApi api() {
    return api;
  }

  /** What connects accounts by consent. */
  public Consents consents() {
    return embedded.consents();
  }

  /** Requests that are no vendor's. */
  public Outgoing outgoing() {
    return embedded.outgoing();
  }

  /** What it holds now: for metrics. */
  public EngineState state() {
    return embedded.state();
  }

  @Override
  public void close() {
    embedded.close();
  }
}
