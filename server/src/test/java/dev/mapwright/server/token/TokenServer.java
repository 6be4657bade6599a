package dev.mapwright.server.token;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.Parts;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.dialect.file.Dialects;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** A whole server with an engine, before a vendor that gives and replaces tokens. */
final class TokenServer implements AutoCloseable {
  private static final ConnectorLoader LOADER =
      new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());

  private static final String BOLT =
      """
      language: 2
      connector: bolt
      label: Bolt
      account:
        client_id: {title: Client ID, optional: true}
        client_secret: {title: Client secret, secret: true, optional: true}
        refresh_token: {title: Refresh token, secret: true, optional: true}
      base_url: https://api.bolt.example
      auth:
        - oauth2:
            grant: authorization_code
            authorize_url: https://api.bolt.example/authorize
            token_url: https://api.bolt.example/token
            client_auth: body
            scopes: [people:read]
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people, pagination: none}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
      """;

  final Store store;
  final TestServer http;
  private final EngineRuntime engine;

  TokenServer(StoreLocation location, Path keys, URI vendor) {
    this(location, keys, vendor, InstantSource.system());
  }

  /** The same in a time of its own. */
  TokenServer(StoreLocation location, Path keys, URI vendor, InstantSource clock) {
    store = Store.open(location);
    Keeper keeper = new Keeper(store, KeySource.in(keys));
    engine =
        EngineRuntime.open(
            EmbeddedEngine.builder()
                .elsewhere(Map.of(URI.create("https://api.bolt.example"), vendor))
                .tokens(new StoredTokens(store, keeper)));
    SequencedMap<String, Connector> connectors = new LinkedHashMap<>(Map.of("bolt", bolt()));
    UnifiedModels models = UnifiedModels.bundled();
    Parts parts =
        new Parts(
            engine.api(),
            new Accounts(List.of()),
            connectors,
            models,
            Dialects.bundled(new JsonataLanguage(), models),
            IdentityIndex.in(store, clock));
    http =
        TestServer.of(
            parts.with(Administration.of(keeper, connectors, new OverlayLoader(LOADER), clock)),
            ServerSettings.local(0));
  }

  private static Connector bolt() {
    LoadResult result = LOADER.load(new SourceFile("bolt.yaml", BOLT));
    return Objects.requireNonNull(result.connector(), () -> result.problems().toString());
  }

  /** Makes an account, or changes its refresh token. */
  TestServer.Answer account(String method, String path, String refreshToken) {
    return operator(
        method,
        "/integrated-account" + path,
        """
        {%s"credentials": {"client_id": "app", "client_secret": "s", "refresh_token": "%s"}}
        """
            .formatted(
                method.equals("POST") ? "\"integration\": \"bolt\", \"id\": \"acme\", " : "",
                refreshToken));
  }

  /** With the operator's token. */
  TestServer.Answer operator(String method, String path, String body) {
    return http.send(method, path, Map.of("authorization", "Bearer " + TestServer.TOKEN), body);
  }

  /** A page of its records. */
  TestServer.Answer read(String account) {
    return operator("GET", "/unified/ats/candidates?integrated_account_id=" + account, "");
  }

  @Override
  public void close() {
    http.close();
    engine.close();
    store.close();
  }
}
