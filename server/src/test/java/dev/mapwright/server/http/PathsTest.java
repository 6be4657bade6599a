package dev.mapwright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people type them, and as clients put them together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsTest {
  private static final String ACCOUNT = "?integrated_account_id=acc-1";

  private final TestServer server =
      TestServer.over(CannedApi.answering(List.of(CannedApi.record("7", "{}")), null));

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//unified/ats/candidates",
        "/unified/ats/candidates/",
        "/unified//ats///candidates//",
        "/unified/ats/candidates/7/",
        "//ping/",
        "/integrated-account/"
      })
  void doubledAndTrailingSlashesDoNotMatter(String path) {
    String query = path.contains("candidates") ? ACCOUNT : "";

    assertThat(server.get(path + query).status()).isEqualTo(200);
  }

  @Test
  void anEncodedSlashStaysInItsId() {
    assertThat(server.get("/unified/ats/candidates/%2F" + ACCOUNT).status()).isEqualTo(200);
  }

  @Test
  void slashesOpenNothing() {
    for (String path :
        List.of("//unified/ats/candidates" + ACCOUNT, "/docs/../integrated-account")) {
      assertThat(server.send("GET", path, Map.of()).status()).isEqualTo(401);
    }
  }

  @Test
  void theRootLeadsToTheDocuments() {
    var answer = server.send("GET", "/", Map.of());

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.http().uri().resolve(answer.header("location")).getPath()).isEqualTo("/docs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/"})
  void thePageFindsItsFiles(String page) {
    var answer = server.send("GET", page, Map.of());

    assertThat(answer.status()).isEqualTo(200);
    var addresses = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(answer.text());
    int found = 0;
    while (addresses.find()) {
      var address = answer.http().uri().resolve(addresses.group(1));
      String path =
          address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery());
      assertThat(server.send("GET", path, Map.of()).status()).as(path).isEqualTo(200);
      found++;
    }
    assertThat(found).isGreaterThan(4);
  }

  @ParameterizedTest
  @CsvSource({
    "/unified/ats/candidates, truto",
    "/ping, truto",
    "/api/ats/v1/candidates, x-connector-token",
    "/api/ats/v1/candidates, X-Account-Token"
  })
  void allowNamesHead(String path, String form) {
    var answer =
        server.send(
            "DELETE", path, Map.of("authorization", "Bearer " + TestServer.TOKEN, form, "x"));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
  }
}
