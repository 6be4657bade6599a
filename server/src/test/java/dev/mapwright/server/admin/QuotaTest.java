package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a key may make, and how many an account takes. */
@Timeout(60)
class QuotaTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=";

  @TempDir Path folder;

  private AdminServer server(int perKey, int perAccount) {
    RequestQuotas quotas =
        new RequestQuotas(
            new RequestQuota(perKey, Duration.ofMinutes(10)),
            new RequestQuota(perAccount, Duration.ofMinutes(10)));
    return new AdminServer(
        StoreLocation.in(folder.resolve("data")),
        folder,
        CannedApi.answering(List.of(), null),
        ServerSettings.builder().quotas(quotas).build());
  }

  @Test
  void aKeyIsTurnedAwayWithWholeSecondsAndOthersAreNot() {
    try (AdminServer server = server(3, 1000)) {
      String key = server.key("{\"name\": \"a\"}");
      String other = server.key("{\"name\": \"b\"}");
      for (int i = 0; i < 3; i++) {
        assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);
      }

      TestServer.Answer refused = server.as(key, "GET", "/integrated-account", "");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("retry-after")).matches("[1-9][0-9]{0,2}");
      assertThat(refused.json()).containsEntry("error", "Too Many Requests");
      assertThat(refused.text()).contains("This key may make 3 requests in 600.0 s");
      assertThat(server.as(other, "GET", LIST + "acc-1", "").status()).isEqualTo(200);
      assertThat(server.operator("GET", LIST + "acc-1", "").status()).isEqualTo(200);
    }
  }

  @Test
  void anAccountIsBoundedWhoeverAsksAndHoweverItIsWritten() {
    try (AdminServer server = server(1000, 2)) {
      String key = server.key("{\"name\": \"a\"}");
      assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);
      assertThat(server.operator("GET", LIST + "acc%2D1", "").status()).isEqualTo(200);

      String encoded = "/unified/ats/candidates?integrated%5Faccount%5Fid=acc-1";
      for (String path : List.of(LIST + "acc-1", LIST + "acc%2d1", encoded)) {
        TestServer.Answer refused = server.as(key, "GET", path, "");
        assertThat(refused.status()).as(path).isEqualTo(429);
        assertThat(refused.text()).contains("The integrated account 'acc-1' may make 2 requests");
      }
      assertThat(server.as(key, "GET", LIST + "acc-2", "").status()).isEqualTo(200);
    }
  }

  @Test
  void whoMayNotReadAnAccountTakesNothingFromIt() {
    try (AdminServer server = server(1000, 2)) {
      String stranger = server.key("{\"name\": \"s\", \"integrated_account_id\": \"acc-2\"}");
      for (int i = 0; i < 5; i++) {
        assertThat(server.as(stranger, "GET", LIST + "acc-1", "").status()).isEqualTo(404);
        assertThat(
                server
                    .http
                    .send("GET", LIST + "acc-1", Map.of("authorization", "Bearer x"))
                    .status())
            .isEqualTo(401);
      }

      assertThat(server.operator("GET", LIST + "acc-1", "").status()).isEqualTo(200);
    }
  }

  @Test
  void serversOfADatabaseCountTogether() {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    RequestQuotas quotas = new RequestQuotas(null, new RequestQuota(20, Duration.ofDays(10_000)));
    ServerSettings settings = ServerSettings.builder().quotas(quotas).build();
    CannedApi api = CannedApi.answering(List.of(), null);
    try (AdminServer first = new AdminServer(location, folder, api, settings);
        AdminServer second = new AdminServer(location, folder, api, settings)) {
      int answered = 0;
      for (int i = 0; i < 30; i++) {
        for (AdminServer server : List.of(first, second)) {
          int status = server.operator("GET", LIST + "acc-1", "").status();
          assertThat(status).isIn(200, 429);
          answered += status == 200 ? 1 : 0;
        }
      }
      assertThat(answered).isEqualTo(20);
      assertThat(first.operator("GET", LIST + "acc-2", "").status()).isEqualTo(200);

      second.store.close();
      assertThat(second.operator("GET", LIST + "acc-2", "").status()).isEqualTo(200);
    }
  }

  /** Where there are many requests, none waits for the database; a server alone counts exactly. */
  @Test
  void manyRequestsAreCountedExactlyByAServerAlone() {
    RequestQuotas quotas = new RequestQuotas(null, new RequestQuota(100, Duration.ofDays(10_000)));
    ServerSettings settings = ServerSettings.builder().quotas(quotas).build();
    CannedApi api = CannedApi.answering(List.of(), null);
    try (AdminServer server =
        new AdminServer(TestDatabase.POSTGRESQL.empty(folder), folder, api, settings)) {
      long before = server.store.calls();
      int answered = 0;
      for (int i = 0; i < 120; i++) {
        answered += server.operator("GET", LIST + "acc-1", "").status() == 200 ? 1 : 0;
      }
      assertThat(answered).isEqualTo(100);
      assertThat(server.store.calls() - before).isBetween(10L, 12L);
    }
  }

  @Test
  void serversTogetherLetThroughAtMostATenthMoreEach() {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    RequestQuotas quotas = new RequestQuotas(null, new RequestQuota(200, Duration.ofDays(10_000)));
    ServerSettings settings = ServerSettings.builder().quotas(quotas).build();
    CannedApi api = CannedApi.answering(List.of(), null);
    try (AdminServer first = new AdminServer(location, folder, api, settings);
        AdminServer second = new AdminServer(location, folder, api, settings)) {
      int answered = 0;
      for (int i = 0; i < 200; i++) {
        for (AdminServer server : List.of(first, second)) {
          answered += server.operator("GET", LIST + "acc-1", "").status() == 200 ? 1 : 0;
        }
      }
      assertThat(answered).isBetween(200, 240);
    }
  }
}
