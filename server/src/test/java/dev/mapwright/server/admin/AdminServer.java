package dev.mapwright.server.admin;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.unified.UnifiedApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A server with a store, and a time of its own. */
final class AdminServer implements AutoCloseable, InstantSource {
  final Store store;
  final Keeper keeper;
  final TestServer http;
  private final Map<String, Connector> connectors;
  private volatile Duration passed = Duration.ZERO;

  AdminServer(StoreLocation location, Path keys) {
    this(location, keys, CannedApi.answering(List.of(), null));
  }

  AdminServer(StoreLocation location, Path keys, UnifiedApi api) {
    this(location, keys, api, ServerSettings.local(0));
  }

  AdminServer(StoreLocation location, Path keys, UnifiedApi api, ServerSettings settings) {
    this(location, keys, api, settings, AcmeDescription.connectors());
  }

  AdminServer(
      StoreLocation location,
      Path keys,
      UnifiedApi api,
      ServerSettings settings,
      Map<String, Connector> connectors) {
    this.connectors = connectors;
    this.store = Store.open(location);
    this.keeper = new Keeper(store, KeySource.in(keys));
    this.http = TestServer.administered(api, administration(), settings);
  }

  Administration administration() {
    return Administration.of(keeper, connectors, AcmeDescription.OVERLAYS, this);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(passed);
  }

  void pass(Duration time) {
    passed = passed.plus(time);
  }

  /** With the operator's token. */
  TestServer.Answer operator(String method, String path, String body) {
    return as(TestServer.TOKEN, method, path, body);
  }

  TestServer.Answer as(String token, String method, String path, String body) {
    return http.send(method, path, Map.of("authorization", "Bearer " + token), body);
  }

  /** A new key, by its body. */
  String key(String body) {
    TestServer.Answer made = operator("POST", "/api-key", body);
    if (made.status() != 200) {
      throw new AssertionError(made.text());
    }
    return String.valueOf(made.json().get("key"));
  }

  @Override
  public void close() {
    http.close();
    store.close();
  }
}
