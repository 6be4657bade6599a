package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.identity.RecordIds;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What reading through an account in use asks the database: nothing. Only a form that shows since
 * when records are as they are asks once where another server may have seen them change.
 */
@Timeout(120)
class WarmAccountTest {
  private static final String RECORD = RecordIds.of("acme", "candidates", "7").toString();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "FILE, /unified/ats/candidates?integrated_account_id=acme, , 0",
    "FILE, /unified/ats/candidates/7?integrated_account_id=acme, , 0",
    "FILE, /api/ats/v1/candidates, X-Connector-Token, 0",
    "FILE, /api/ats/v1/candidates/{id}, X-Connector-Token, 0",
    "FILE, /api/ats/v1/candidates, X-Account-Token, 0",
    "FILE, /api/ats/v1/candidates/{id}, X-Account-Token, 0",
    "POSTGRESQL, /unified/ats/candidates?integrated_account_id=acme, , 0",
    "POSTGRESQL, /unified/ats/candidates/7?integrated_account_id=acme, , 0",
    "POSTGRESQL, /api/ats/v1/candidates, X-Connector-Token, 1",
    "POSTGRESQL, /api/ats/v1/candidates/{id}, X-Connector-Token, 1",
    "POSTGRESQL, /api/ats/v1/candidates, X-Account-Token, 1",
    "POSTGRESQL, /api/ats/v1/candidates/{id}, X-Account-Token, 1",
  })
  void readingAsksTheDatabaseNothingThatIsNotNeeded(
      TestDatabase database, String path, @Nullable String header, int calls) throws Exception {
    Instant now = Instant.now(); // nothing grows old while it is counted
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer server =
            new TokenServer(database.empty(folder), folder, vendor.uri(), () -> now)) {
      assertThat(server.account("POST", "", RotatingVendor.FIRST).status()).isEqualTo(200);
      Map<String, String> headers = headers(key(server), header);
      for (int time = 0; time < 2; time++) {
        TestServer.Answer answer = server.http.send("GET", path.replace("{id}", RECORD), headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      }
      awaitNotedUse(server);

      long before = server.store.calls();
      TestServer.Answer answer = server.http.send("GET", path.replace("{id}", RECORD), headers);

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(server.store.calls() - before).isEqualTo(calls);
    }
  }

  private static String key(TokenServer server) {
    return String.valueOf(
        server.operator("POST", "/api-key", "{\"name\": \"k\"}").json().get("key"));
  }

  private static Map<String, String> headers(String key, @Nullable String header) {
    return header == null
        ? Map.of("authorization", "Bearer " + key)
        : Map.of("authorization", "Bearer " + key, header, "acme");
  }

  /** That a key is used is noted in the background, once a minute. */
  private static void awaitNotedUse(TokenServer server) throws InterruptedException {
    while (server.store.apiKeys().page("", 1).getFirst().usedAt() == null) {
      Thread.sleep(5);
    }
  }
}
