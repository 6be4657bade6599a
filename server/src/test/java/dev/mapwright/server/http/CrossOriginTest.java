package dev.mapwright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in browsers may ask where that is set, and only those. */
class CrossOriginTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acc-1";
  private static final String PAGE = "https://app.example.com";
  private static final String BEARER = "Bearer " + TestServer.TOKEN;

  private static TestServer serving(String... origins) {
    return serving(CannedApi.answering(List.of(CannedApi.record("7", "{}")), null), origins);
  }

  private static TestServer serving(CannedApi api, String... origins) {
    return TestServer.over(api, ServerSettings.builder().origins(Set.of(origins)).build());
  }

  private static Map<String, String> from(String page) {
    return Map.of("origin", page, "authorization", BEARER);
  }

  private static TestServer.Answer preflight(TestServer server, String page, String header) {
    return server.send(
        "OPTIONS",
        LIST,
        Map.of(
            "origin",
            page,
            "access-control-request-method",
            "GET",
            "access-control-request-headers",
            header));
  }

  private static List<String> words(TestServer.Answer answer, String header) {
    return Arrays.stream(answer.header(header).split(",", -1)).map(String::strip).toList();
  }

  @Test
  void unlessItIsSetNoPageMay() {
    try (TestServer server = serving()) {
      assertThat(server.send("GET", LIST, from(PAGE)).http().headers().map())
          .doesNotContainKey("access-control-allow-origin");
      assertThat(preflight(server, PAGE, "authorization").status()).isEqualTo(401);
    }
  }

  @Test
  void aPageOfAnOriginThatIsSetMayReadAnswersAndWhatStandsInTheirHeaders() {
    try (TestServer server = serving(PAGE, "http://localhost:3000")) {
      TestServer.Answer answer = server.send("GET", LIST, from(PAGE));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("access-control-allow-origin")).isEqualTo(PAGE);
      assertThat(answer.http().headers().allValues("vary")).contains("Origin");
      assertThat(words(answer, "access-control-expose-headers"))
          .contains("X-Request-Id", "Retry-After", "ETag", "Mapwright-Left-Out")
          .contains("RateLimit-Reset", "X-RateLimit-Remaining", "X-Next-Cursor");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://app.example.com.evil.example",
        "https://appxexample.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "null"
      })
  void noOtherPageMay(String page) {
    try (TestServer server = serving(PAGE)) {
      TestServer.Answer answer = server.send("GET", LIST, from(page));

      assertThat(answer.http().headers().map()).doesNotContainKey("access-control-allow-origin");
      assertThat(answer.http().headers().allValues("vary")).contains("Origin");
      assertThat(preflight(server, page, "authorization").http().headers().map())
          .doesNotContainKey("access-control-allow-origin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization", "x-request-id", "x-connector-token", "x-account-token"})
  void browsersAreToldBeforehandWhatTheyMaySend(String header) {
    try (TestServer server = serving(PAGE)) {
      TestServer.Answer answer = preflight(server, PAGE, header);

      assertThat(answer.status()).isBetween(200, 204);
      assertThat(answer.header("access-control-allow-origin")).isEqualTo(PAGE);
      assertThat(words(answer, "access-control-allow-methods"))
          .containsExactlyInAnyOrder("GET", "HEAD");
      assertThat(words(answer, "access-control-allow-headers"))
          .anyMatch(allowed -> allowed.equalsIgnoreCase(header));
      assertThat(answer.header("access-control-max-age")).isEqualTo("600");
    }
  }

  @Test
  void aPreflightHasARequestIdAsEveryAnswerHas() {
    try (TestServer server = serving(PAGE)) {
      assertThat(preflight(server, PAGE, "authorization").header("x-request-id")).isNotEmpty();
      TestServer.Answer named =
          server.send(
              "OPTIONS",
              LIST,
              Map.of(
                  "origin", PAGE, "access-control-request-method", "GET", "x-request-id", "mine"));
      assertThat(named.http().headers().allValues("x-request-id")).containsExactly("mine");
    }
  }

  @Test
  void everyPageMayAndNeverWithWhatTheBrowserKeeps() {
    try (TestServer server = serving(CrossOrigin.ANY)) {
      for (String page : List.of(PAGE, "http://localhost:3000", "null")) {
        TestServer.Answer answer = server.send("GET", LIST, from(page));

        assertThat(answer.header("access-control-allow-origin")).isEqualTo(page);
        assertThat(answer.http().headers().map())
            .doesNotContainKey("access-control-allow-credentials");
      }
    }
  }

  @Test
  void errorsCanBeReadToo() {
    try (TestServer server = serving(PAGE);
        TestServer failing =
            serving(CannedApi.failing(new IllegalStateException("a defect")), PAGE)) {
      for (TestServer.Answer answer :
          List.of(
              server.send("GET", LIST, Map.of("origin", PAGE)),
              server.send("GET", "/nowhere", from(PAGE)),
              server.send("POST", LIST, from(PAGE)),
              server.send("GET", "/api/ats/v1/candidates", from(PAGE)),
              failing.send("GET", LIST, from(PAGE)))) {
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.header("access-control-allow-origin")).isEqualTo(PAGE);
      }
    }
  }
}
