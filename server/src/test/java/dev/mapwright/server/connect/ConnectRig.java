package dev.mapwright.server.connect;

import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.token.StoredTokens;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** A server with all that connecting takes, before a vendor on loopback. */
final class ConnectRig implements AutoCloseable, InstantSource {
  final ConsentingVendor vendor = new ConsentingVendor();
  final Store store;
  final TestServer http;
  private final EngineRuntime engine;
  private volatile Duration passed = Duration.ZERO;

  ConnectRig(StoreLocation location, Path keys) {
    this(location, keys, false);
  }

  /**
   * The same for a real browser.
   *
   * @param isReached whether the vendor's page is where the vendor really is
   */
  ConnectRig(StoreLocation location, Path keys, boolean isReached) {
    store = Store.open(location);
    Keeper keeper = new Keeper(store, KeySource.in(keys));
    engine =
        EngineRuntime.open(
            EmbeddedEngine.builder()
                .elsewhere(
                    Map.of(
                        vendor.uri(), vendor.uri(),
                        URI.create("https://api.acme.example"), vendor.uri(),
                        URI.create("https://api.bolt.example"), vendor.uri(),
                        URI.create("https://eu.bolt.example"), vendor.uri()))
                .tokens(new StoredTokens(store, keeper)));
    SequencedMap<String, Connector> connectors =
        connectors(
            isReached ? vendor.uri().toString() : "https://{{ $account.region }}.bolt.example");
    AccountsFile.Result file =
        AccountsFile.read(
            new SourceFile("accounts.yaml", ACCOUNTS),
            connectors,
            new AccountOverlays(AcmeDescription.OVERLAYS),
            Map.of());
    if (!file.problems().isEmpty()) {
      throw new AssertionError(file.render());
    }
    http =
        TestServer.of(
            TestServer.parts(engine.api(), new Accounts(file.accounts(), null), connectors)
                .with(
                    Administration.of(keeper, connectors, AcmeDescription.OVERLAYS, this),
                    new ConnectSettings(engine.consents(), new PublicAddress(null))),
            ServerSettings.local(0));
    vendor.redirectUri = origin() + "/connect/callback";
  }

  private static final String ACCOUNTS =
      """
      accounts: [{id: declared, connector: acme, credentials: {key: k}}]
      apps: {bolt: {client_id: %s, client_secret: %s}}
      """
          .formatted(ConsentingVendor.CLIENT, ConsentingVendor.CLIENT_SECRET);

  private static final String RESOURCES =
      """
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people, pagination: none}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
      """;

  private static final String ACME =
      """
      language: 2
      connector: %s
      label: %s
      account:
        key: {title: API key, help: 'Settings > Keys, not "old" ones.', secret: true}
        site: {title: Site, pattern: "[a-z]+", optional: true}
      base_url: https://api.acme.example
      auth: {headers: {x-key: "{{ $account.key }}"}}
      """;

  private static final String BOLT =
      """
      language: 2
      connector: bolt
      label: Bolt
      account:
        region: {title: Region, help: Where your data is., options: [eu, us]}
        key: {title: API key, secret: true, optional: true}
        client_id: {title: Client ID, optional: true}
        client_secret: {title: Client secret, secret: true, optional: true}
        refresh_token: {title: Refresh token, secret: true, optional: true}
      base_url: https://api.bolt.example
      auth:
        - {when: $exists($account.key), headers: {x-key: "{{ $account.key }}"}}
        - oauth2:
            grant: authorization_code
            authorize_url: %1$s/authorize
            token_url: %1$s/token
            client_auth: body
            pkce: true
            scopes: [people:read, offline]
      """;

  /** One that takes a key, one that asks for consent as well, and enough others to search in. */
  private static SequencedMap<String, Connector> connectors(String login) {
    SequencedMap<String, Connector> all = new LinkedHashMap<>();
    all.put("acme", connector("acme", ACME.formatted("acme", "Acme <Hire>")));
    all.put("bolt", connector("bolt", BOLT.formatted(login)));
    for (int i = 1; i < 8; i++) {
      all.put(
          "vendor-" + i, connector("vendor-" + i, ACME.formatted("vendor-" + i, "Vendor " + i)));
    }
    return all;
  }

  private static Connector connector(String name, String yaml) {
    LoadResult result =
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(new SourceFile(name + ".yaml", yaml + RESOURCES));
    return Objects.requireNonNull(result.connector(), () -> result.problems().toString());
  }

  String origin() {
    return "http://127.0.0.1:" + http.port();
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
    return http.send(method, path, Map.of("authorization", "Bearer " + TestServer.TOKEN), body);
  }

  /** The query of a new link, by its body. */
  String link(String body) {
    TestServer.Answer made = operator("POST", "/link-token", body);
    if (made.status() != 200) {
      throw new AssertionError(made.text());
    }
    String url = String.valueOf(made.json().get("url"));
    if (!url.startsWith(origin() + "/connect?link_token=mwl_")) {
      throw new AssertionError(url);
    }
    return url.substring(url.indexOf('?'));
  }

  /** The ids that are read through an account. */
  String read(String account) {
    TestServer.Answer answer =
        operator("GET", "/unified/ats/candidates?integrated_account_id=" + account, "");
    return answer.status() == 200
        ? Json.write(answer.json().get("result"))
        : answer.status() + " " + answer.text();
  }

  @Override
  public void close() {
    http.close();
    engine.close();
    store.close();
    vendor.close();
  }
}
