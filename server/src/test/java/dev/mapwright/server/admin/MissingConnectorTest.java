package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account whose connector the server does not have any more is still there, and says so. */
@Timeout(120)
class MissingConnectorTest {
  private static final String ACCOUNT = "/integrated-account/left";
  private static final String REASON = "this server has no connector 'acme' any more";
  private static final String SECRET = "planted-secret-8812";

  @TempDir Path folder;

  /** As after a start with another folder of connectors. */
  private AdminServer startedAnew(StoreLocation location) {
    return new AdminServer(
        location, folder, CannedApi.answering(List.of(), null), ServerSettings.local(0), Map.of());
  }

  @ParameterizedTest
  @EnumSource
  void itIsListedReadAndRemoved(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    try (AdminServer before = new AdminServer(location, folder)) {
      String body =
          """
          {"id": "left", "integration": "acme", "credentials": {"region": "eu", "key": "%s"}}
          """
              .formatted(SECRET);
      assertThat(before.operator("POST", "/integrated-account", body).status()).isEqualTo(200);
    }
    try (AdminServer server = startedAnew(location)) {
      List<?> list =
          (List<?>)
              Objects.requireNonNull(
                  server.operator("GET", "/integrated-account?limit=500", "").json().get("result"));
      assertThat(list)
          .filteredOn(account -> "left".equals(((Map<?, ?>) account).get("id")))
          .singleElement()
          .isEqualTo(server.operator("GET", ACCOUNT, "").json());

      TestServer.Answer one = server.operator("GET", ACCOUNT, "");
      assertThat(one.json())
          .containsEntry("status", "connector_missing")
          .containsEntry("secrets_set", List.of("key", "region"))
          .containsEntry("context", Map.of());
      assertThat(String.valueOf(one.json().get("status_reason"))).contains(REASON, "remove");
      assertThat(one.text()).doesNotContain(SECRET);
      assertThat(server.operator("GET", "/integrated-account?integration.name=acme", "").text())
          .contains("left");

      assertThat(server.operator("DELETE", ACCOUNT, "").status()).isEqualTo(200);
      assertThat(server.operator("GET", ACCOUNT, "").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNeedsTheConnectorSaysWhatIsMissing(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    try (AdminServer before = new AdminServer(location, folder)) {
      before.operator(
          "POST",
          "/integrated-account",
          "{\"id\": \"left\", \"integration\": \"acme\", \"credentials\": {\"key\": \"k\"}}");
    }
    try (AdminServer server = startedAnew(location)) {
      Map<String, String> named =
          Map.of("authorization", "Bearer " + TestServer.TOKEN, "x-connector-token", "left");
      List<TestServer.Answer> readings =
          List.of(
              server.operator("GET", "/unified/ats/candidates?integrated_account_id=left", ""),
              server.operator("GET", "/unified/ats/candidates/7?integrated_account_id=left", ""),
              server.operator("GET", "/proxy/people?integrated_account_id=left", ""),
              server.http.send("GET", "/api/ats/v1/candidates", named));
      assertThat(readings)
          .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503))
          .allSatisfy(answer -> assertThat(answer.text()).contains(REASON));

      List<TestServer.Answer> changes =
          List.of(
              server.operator("POST", ACCOUNT + "/test", ""),
              server.operator("PATCH", ACCOUNT, "{\"credentials\": {\"key\": \"other\"}}"),
              server.operator("PUT", ACCOUNT + "/overlay", "{}"),
              server.operator("POST", ACCOUNT + "/overlay/preview", "{}"),
              server.operator(
                  "GET", "/unified/ats/candidates/meta/list?integrated_account_id=left", ""));
      assertThat(changes)
          .allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(409))
          .allSatisfy(answer -> assertThat(answer.text()).contains(REASON));

      assertThat(server.operator("GET", ACCOUNT + "/capabilities", "").json())
          .containsEntry("unified", List.of());
      assertThat(server.operator("PATCH", ACCOUNT, "{\"tenant_id\": \"t\"}").status())
          .isEqualTo(200);
    }
  }
}
