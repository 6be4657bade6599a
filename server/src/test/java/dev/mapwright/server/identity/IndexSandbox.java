package dev.mapwright.server.identity;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.fixtures.standin.StandIn;
import dev.mapwright.server.unified.EngineRuntime;
import dev.mapwright.server.unified.UnifiedApi;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A vendor that is played by its stand-in, with an engine that reads it. */
final class IndexSandbox implements AutoCloseable {
  static final String RESOURCE = "candidates";

  private static final Connectors CONNECTORS =
      Connectors.bundled(new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled()));

  final Account account;
  private final LoopbackServer vendor;
  private final EngineRuntime engine;

  IndexSandbox(String name) {
    VendorFolder folder =
        VendorFolder.bundled().stream().filter(f -> f.name().equals(name)).findAny().orElseThrow();
    Connector connector = Objects.requireNonNull(CONNECTORS.all().get(name));
    Map<String, String> pasted = folder.account().fields();
    StandIn standIn = folder.standIn(pasted, InstantSource.system()).orElseThrow();
    this.account =
        new Account("acme", connector, CredentialCheck.check(connector, pasted).fields());
    this.vendor = standIn.serve();
    Map<URI, URI> origins = new HashMap<>();
    standIn.origins().forEach(origin -> origins.put(URI.create(origin), vendor.origin()));
    this.engine = EngineRuntime.sandbox(UnifiedModels.bundled(), origins);
  }

  /** The names of all vendors. */
  static List<String> vendors() {
    return List.copyOf(CONNECTORS.all().keySet());
  }

  UnifiedApi api() {
    return engine.api();
  }

  ListCall list(boolean hydrate, Filter... filters) {
    return new ListCall(
        account,
        RESOURCE,
        new Query(List.of(filters), null, Map.of()),
        Wants.ALL,
        Integer.MAX_VALUE,
        null,
        new CallOptions(Duration.ofSeconds(60), 5_000, hydrate, false));
  }

  GetCall get(String id) {
    return new GetCall(account, RESOURCE, id, Wants.ALL, Map.of(), CallOptions.DEFAULT);
  }

  @Override
  public void close() {
    engine.close();
    vendor.close();
  }
}
