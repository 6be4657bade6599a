package dev.mapwright.server.console;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.connect.ConnectSettings;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.connect.Visitor;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server with its console, before a vendor on loopback, with a time of its own. */
final class ConsoleRig implements AutoCloseable, InstantSource {
  final ConsoleVendor vendor = new ConsoleVendor();
  final Store store;
  final TestServer http;
  private final EngineRuntime engine;
  private volatile Duration passed = Duration.ZERO;

  ConsoleRig(Path folder) {
    this(folder, null);
  }

  ConsoleRig(Path folder, @Nullable URI address) {
    this(folder, address, ServerSettings.local(0));
  }

  ConsoleRig(Path folder, @Nullable URI address, ServerSettings settings) {
    store = Store.open(StoreLocation.in(folder.resolve("data")));
    Keeper keeper = new Keeper(store, KeySource.in(folder));
    engine =
        EngineRuntime.open(
            EmbeddedEngine.builder()
                .elsewhere(
                    Map.of(URI.create("https://api.acme.example"), vendor.server().origin())));
    Connector acme = ConsoleVendor.connector();
    TreeMap<String, Connector> connectors = new TreeMap<>(Map.of("acme", acme));
    Accounts declared =
        new Accounts(
            List.of(
                new Account("good", acme, Map.of("key", ConsoleVendor.KEY)),
                new Account("refused", acme, Map.of("key", "planted-wrong-key", "site", "here"))));
    OverlayLoader overlays =
        new OverlayLoader(new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled()));
    http =
        TestServer.of(
            TestServer.parts(engine.api(), declared, connectors)
                .with(
                    Administration.of(keeper, connectors, overlays, this),
                    new ConnectSettings(engine.consents(), new PublicAddress(address))),
            settings);
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

  /** A new account that the server keeps. */
  void account(String id, String more) {
    TestServer.Answer made =
        operator(
            "POST",
            "/integrated-account",
            "{\"id\": \"%s\", \"integration\": \"acme\", \"credentials\": {\"key\": \"%s\"}%s}"
                .formatted(id, ConsoleVendor.KEY, more));
    if (made.status() != 200) {
      throw new AssertionError(made.text());
    }
  }

  /** A new key, by its body. */
  Map<String, Object> key(String body) {
    TestServer.Answer made = operator("POST", "/api-key", body);
    if (made.status() != 200) {
      throw new AssertionError(made.text());
    }
    return made.json();
  }

  /** Somebody who has not signed in. */
  Visitor stranger() {
    return new Visitor(origin());
  }

  /** Somebody who has signed in with a key. */
  Visitor signedIn(String key) {
    Visitor visitor = stranger();
    TestServer.Answer answer = visitor.post("/console/sign-in", Map.of("key", key));
    if (answer.status() != 303) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return visitor;
  }

  /** The operator. */
  Visitor operatorsBrowser() {
    return signedIn(TestServer.TOKEN);
  }

  /** What the forms of a page hold. */
  static String token(TestServer.Answer page) {
    Matcher field = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"").matcher(page.text());
    if (!field.find()) {
      throw new AssertionError(page.status() + " " + page.text());
    }
    return field.group(1);
  }

  /** Sends a form of a visitor's, with what its pages hold. */
  static TestServer.Answer send(Visitor visitor, String target, Map<String, String> form) {
    Map<String, String> all = new TreeMap<>(form);
    all.put("form_token", token(visitor.get("/console/accounts")));
    return visitor.post(target, all);
  }

  /** The address to which a link or an answer leads, from a page below the console. */
  static String absolute(String relative) {
    return "/" + relative.replaceFirst("^(\\.\\./)+|^\\./", "").replace("&amp;", "&");
  }

  @Override
  public void close() {
    http.close();
    engine.close();
    store.close();
    vendor.close();
  }
}
