package dev.mapwright.server.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mapwright.engine.account.Consent;
import dev.mapwright.server.body.FormBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vendor on loopback that asks for consent as OAuth 2 has it, and believes nobody: the app, where
 * it is sent back to, PKCE, and that a code is used once. It lets in a key as well.
 */
final class ConsentingVendor implements AutoCloseable {
  static final String KEY = "planted-key-4821";
  static final String CLIENT = "the-app";
  static final String CLIENT_SECRET = "planted-client-secret-5512";

  private final HttpServer server;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  volatile String redirectUri = "";
  volatile boolean denies;
  volatile boolean forbids;
  volatile boolean isLasting = true;

  private record Grant(String challenge, String redirectUri) {}

  ConsentingVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/authorize", this::consent);
    server.createContext("/allow", this::allow);
    server.createContext("/token", this::token);
    server.createContext("/people", this::people);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Why it refused something, in the order of asking. */
  List<String> refusals() {
    return refusals;
  }

  /** Paths in the order of asking. */
  List<String> asked() {
    return asked;
  }

  /** Knows the codes that another one has given out. */
  void take(ConsentingVendor other) {
    codes.putAll(other.codes);
  }

  private void consent(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    String wrong =
        !"code".equals(query.get("response_type"))
            ? "response_type"
            : !CLIENT.equals(query.get("client_id"))
                ? "client_id"
                : !redirectUri.equals(query.get("redirect_uri"))
                    ? "redirect_uri"
                    : !"S256".equals(query.get("code_challenge_method"))
                        ? "code_challenge_method"
                        : query.getOrDefault("state", "").length() < 40
                            ? "state"
                            : !"people:read offline".equals(query.get("scope")) ? "scope" : "";
    if (!wrong.isEmpty()) {
      refusals.add("authorize: " + wrong);
      send(exchange, 400, "text/plain", "wrong " + wrong);
      return;
    }
    String inner = exchange.getRequestURI().getRawQuery().replace("&", "&amp;");
    send(
        exchange,
        200,
        "text/html",
        "<!DOCTYPE html><title>Vendor</title><link rel=icon href=\"data:,\"><h1>Allow Mapwright to"
            + " read?</h1><a id=allow href=\"/allow?"
            + inner
            + "\">Allow</a>");
  }

  private void allow(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    String state = URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    String answer;
    if (denies) {
      answer = "error=access_denied&error_description=No";
    } else {
      String code = "code-" + number.incrementAndGet();
      codes.put(
          code,
          new Grant(
              query.getOrDefault("code_challenge", ""), query.getOrDefault("redirect_uri", "")));
      answer = "code=" + code;
    }
    exchange
        .getResponseHeaders()
        .add("location", query.get("redirect_uri") + "?" + answer + "&state=" + state);
    send(exchange, 302, "text/plain", "");
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        FormBody.pairs(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add("/token " + form.get("grant_type"));
    boolean isApp =
        CLIENT.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"));
    Grant grant = form.containsKey("code") ? codes.remove(form.get("code")) : new Grant("", "");
    String wrong =
        !isApp
            ? "invalid_client"
            : form.containsKey("refresh_token")
                ? ""
                : grant == null
                    ? "invalid_grant"
                    : !grant.redirectUri.equals(form.get("redirect_uri"))
                        ? "invalid_grant"
                        : !new Consent("", "", form.getOrDefault("code_verifier", ""))
                                .challenge()
                                .equals(grant.challenge)
                            ? "invalid_grant"
                            : "";
    if (!wrong.isEmpty()) {
      refusals.add("token: " + wrong);
      send(exchange, 400, "application/json", "{\"error\": \"" + wrong + "\"}");
      return;
    }
    int given = number.incrementAndGet();
    send(
        exchange,
        200,
        "application/json",
        "{\"access_token\": \"planted-access-%d\", \"expires_in\": 3600%s}"
            .formatted(
                given, isLasting ? ", \"refresh_token\": \"planted-refresh-" + given + "\"" : ""));
  }

  private void people(HttpExchange exchange) throws IOException {
    asked.add("/people");
    String header = exchange.getRequestHeaders().getFirst("authorization");
    String key = exchange.getRequestHeaders().getFirst("x-key");
    boolean isKnown =
        KEY.equals(key) || (header != null && header.startsWith("Bearer planted-access-"));
    send(
        exchange,
        !isKnown ? 401 : forbids ? 403 : 200,
        "application/json",
        isKnown ? "{\"people\": [{\"id\": \"7\"}]}" : "{\"message\": \"unknown key " + key + "\"}");
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return FormBody.pairs(exchange.getRequestURI().getRawQuery());
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("content-type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
