package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers' own requests, passed on to the vendor of an account. */
@Timeout(120)
class ProxyTest {
  private static final String SECRET = "planted-secret-9027";

  @TempDir Path folder;
  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
  private volatile Function<ReceivedRequest, Reply> vendor =
      request -> Reply.json(200, Map.of(), Map.of("path", request.path()));

  @AutoClose
  private final LoopbackServer loopback =
      LoopbackServer.start(request -> {
        received.add(request);
        return vendor.apply(request);
      });

  @AutoClose
  private final EngineRuntime engine =
      EngineRuntime.sandbox(
          AcmeDescription.MODELS, Map.of(URI.create("https://eu.acme.example"), loopback.origin()));

  private AdminServer server;
  private String key;

  @BeforeEach
  void start() {
    server = new AdminServer(StoreLocation.in(folder.resolve("data")), folder, engine.api());
    server.operator(
        "POST",
        "/integrated-account",
        "{\"id\": \"a\", \"integration\": \"acme\", \"credentials\": {\"key\": \""
            + SECRET
            + "\"}}");
    key = server.key("{\"name\": \"p\", \"proxy\": true}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestServer.Answer ask(String method, String path, String body) {
    return server.as(key, method, path, body);
  }

  private TestServer.Answer get(String path) {
    return ask("GET", path + (path.contains("?") ? "&" : "?") + "integrated_account_id=a", "");
  }

  @Test
  void aRequestIsPassedOnWithTheAccountsAuthentication() {
    TestServer.Answer answer = get("/proxy/people/7%2F8/notes?from=2026&tag=a%20b&tag=c");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"path\":\"/v1/people/7%2F8/notes\"}");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().headers()).containsEntry("x-key", SECRET);
    assertThat(received.getFirst().query().values())
        .isEqualTo(Map.of("from", List.of("2026"), "tag", List.of("a b", "c")));
  }

  @Test
  void aBodyIsPassedOnAsItIs() {
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + key, "content-type", "text/x-note");
    server.http.send("POST", "/proxy/notes?integrated_account_id=a", headers, "a note");
    server.http.send(
        "POST",
        "/proxy/notes?integrated_account_id=a",
        Map.of("authorization", "Bearer " + key, "content-type", "application/json"),
        "{\"a\": [1]}");

    assertThat(received).extracting(ReceivedRequest::method).containsOnly("POST");
    assertThat(received)
        .extracting(ReceivedRequest::body)
        .containsExactly("a note", "{\"a\": [1]}");
  }

  @Test
  void itIsOffUnlessTheKeySaysSo() {
    String reader = server.key("{\"name\": \"r\"}");
    String admin = server.key("{\"name\": \"r\", \"rights\": \"admin\"}");
    String token =
        String.valueOf(
            server
                .operator("POST", "/integrated-account/token", "{\"integrated_account_id\": \"a\"}")
                .json()
                .get("integrated_account_token"));
    for (String other : List.of(reader, admin, token)) {
      assertThat(server.as(other, "GET", "/proxy/people?integrated_account_id=a", "").status())
          .isEqualTo(403);
    }
    String ofOther =
        server.key("{\"name\": \"o\", \"proxy\": true, \"integrated_account_id\": \"b\"}");
    assertThat(server.as(ofOther, "GET", "/proxy/people?integrated_account_id=a", "").status())
        .isEqualTo(404);
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proxy/../admin",
        "/proxy/people/..%2f..%2fadmin",
        "/proxy/%2e%2e/admin",
        "/proxy/%252e%252e/admin",
        "/proxy/..%5cadmin",
        "/proxy/people%5c..",
        "/proxy/..;x=1/admin",
        "/proxy/%00",
      })
  void noPathLeadsOutOfTheBase(String path) {
    TestServer.Answer answer = get(path);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proxy/@evil.example/x",
        "/proxy/https:%2f%2fevil.example/x",
        "/proxy/:80/x",
        "/proxy/x?y=%23"
      })
  void whateverStandsInThePathIsAskedOfTheVendorAlone(String path) {
    get(path);

    assertThat(received).hasSize(1);
    assertThat(received.getFirst().path()).startsWith("/v1/");
  }

  @Test
  void noRedirectIsFollowed() {
    for (String target : List.of("https://evil.example/", "http://127.0.0.1:1/", "/v1/other")) {
      vendor = _ -> Reply.empty(302, Map.of("location", target));

      TestServer.Answer answer = get("/proxy/people");

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.text()).contains("redirects").doesNotContain("evil.example");
    }
    assertThat(received).hasSize(3);
  }

  @Test
  void headersGoByAListBothWays() {
    vendor =
        _ ->
            Reply.json(
                200,
                Map.of(
                    "Set-Cookie",
                    "a=b",
                    "ETag",
                    "\"1\"",
                    "X-RateLimit-Remaining",
                    "3",
                    "Location",
                    "/x",
                    "Access-Control-Allow-Origin",
                    "*",
                    "X-Request-Id",
                    "v-1"),
                Map.of());
    TestServer.Answer answer =
        server.http.send(
            "GET",
            "/proxy/people?integrated_account_id=a",
            Map.of(
                "authorization",
                "Bearer " + key,
                "cookie",
                "c=d",
                "x-key",
                "other",
                "x-forwarded-for",
                "1.2.3.4",
                "accept",
                "application/xml"),
            "");

    assertThat(received.getFirst().headers())
        .containsEntry("x-key", SECRET)
        .containsEntry("accept", "application/xml")
        .doesNotContainKeys("cookie", "x-forwarded-for", "authorization");
    assertThat(answer.http().headers().map())
        .containsKeys("etag", "x-ratelimit-remaining", "vendor-request-id")
        .doesNotContainKeys("set-cookie", "location", "access-control-allow-origin");
    assertThat(answer.header("content-security-policy")).contains("sandbox");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void secretsAreStruckOutOfWhatComesBackAlsoBetweenTwoPieces() {
    for (int before : new int[] {0, 16_380, 32_760, 49_140, 100_000}) {
      vendor =
          request ->
              Reply.text(
                  200,
                  Map.of("x-request-id", SECRET),
                  "x".repeat(before) + request.headers().get("x-key") + "y".repeat(40_000));

      TestServer.Answer answer = get("/proxy/echo");

      assertThat(answer.text()).isEqualTo("x".repeat(before) + "***" + "y".repeat(40_000));
      assertThat(answer.header("vendor-request-id")).isEqualTo("***");
    }
  }

  @ParameterizedTest
  @CsvSource({"401, 401", "403, 403", "404, 404", "422, 422", "429, 429", "500, 500"})
  void whatTheVendorRefusesIsToldAsTheVendors(int vendors, int status) {
    vendor = _ -> Reply.json(vendors, Map.of("Retry-After", "120"), Map.of("why", SECRET));

    TestServer.Answer answer = get("/proxy/people");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json()).containsEntry("truto_is_remote_error", true);
    assertThat(answer.text()).contains("\"why\":\"***\"");
  }

  @Test
  void whatIsNotOnlyReadIsAskedOnce() {
    vendor = _ -> Reply.empty(503, Map.of());

    ask("POST", "/proxy/notes?integrated_account_id=a", "x");

    assertThat(received).hasSize(1);
  }

  @Test
  void anAnswerWithoutABodyIsOne() {
    vendor = _ -> Reply.empty(204, Map.of());

    assertThat(get("/proxy/people").status()).isEqualTo(204);
    assertThat(ask("HEAD", "/proxy/people?integrated_account_id=a", "").status()).isEqualTo(204);
  }

  @Test
  void theAccountIsNamedOnceAndMayNotBeBlocked() {
    assertThat(ask("GET", "/proxy/people", "").text())
        .contains("'integrated_account_id' is missing");
    assertThat(
            ask("GET", "/proxy/people?integrated_account_id=a&integrated_account_id=b", "").text())
        .contains("is given twice");
    server.operator("PATCH", "/integrated-account/a", "{\"status\": \"blocked\"}");
    assertThat(get("/proxy/people").status()).isEqualTo(503);
    assertThat(received).isEmpty();
  }

  @Test
  void whatIsTooLongIsRefused() {
    String body = "x".repeat((1 << 20) + 1);
    assertThat(ask("POST", "/proxy/notes?integrated_account_id=a", body).status()).isEqualTo(413);
    assertThat(ask("PUT", "/proxy/notes?integrated_account_id=a", "x").status()).isEqualTo(405);
    assertThat(received).isEmpty();
  }

  @Test
  void theScopeIsKeptInPostgresqlToo() {
    try (AdminServer other =
        new AdminServer(TestDatabase.POSTGRESQL.empty(folder), folder, engine.api())) {
      String may = other.key("{\"name\": \"p\", \"proxy\": true}");
      assertThat(other.as(may, "GET", "/proxy/people?integrated_account_id=none", "").status())
          .isEqualTo(404);
      assertThat(other.operator("GET", "/api-key", "").text()).contains("\"proxy\":true");
    }
  }
}
