package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator's apps at vendors, put, listed and removed while the server runs. */
@Timeout(120)
class AppsOverHttpTest {
  private static final String APP =
      "{\"client_id\": \"app-7\", \"client_secret\": \"planted-app-secret-1\"}";

  private static final String ACCOUNT =
      "{\"id\": \"acme\", \"integration\": \"bolt\", \"credentials\": {\"refresh_token\":"
          + " \"refresh-1\"}}";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void accountsAreLentTheAppThatThereIs(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    try (RotatingVendor vendor = new RotatingVendor()) {
      try (TokenServer server = new TokenServer(location, folder, vendor.uri())) {
        TestServer.Answer put = server.operator("PUT", "/app/bolt", APP);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json())
            .containsEntry("integration", "bolt")
            .containsEntry("client_id", "app-7")
            .containsEntry("secrets_set", List.of("client_secret"))
            .containsEntry("managed_by", "api");
        assertThat(server.operator("POST", "/integrated-account", ACCOUNT).status()).isEqualTo(200);
        assertThat(server.read("acme").status()).isEqualTo(200);
        assertThat(vendor.client()).isEqualTo("app-7 planted-app-secret-1");

        server.operator("PUT", "/app/bolt", APP.replace("secret-1", "secret-2"));
        vendor.expire();
        assertThat(server.read("acme").status()).isEqualTo(200);
        assertThat(vendor.client()).isEqualTo("app-7 planted-app-secret-2");

        assertThat(server.operator("POST", "/sealing-key/rotate", "").status()).isIn(200, 409);
        assertThat(server.operator("GET", "/app", "").text())
            .contains("app-7")
            .doesNotContain("planted");
      }
      try (TokenServer another = new TokenServer(location, folder, vendor.uri())) {
        vendor.expire();
        assertThat(another.read("acme").status()).as("kept over a restart").isEqualTo(200);

        assertThat(another.operator("DELETE", "/app/bolt", "").status()).isEqualTo(200);
        assertThat(another.operator("DELETE", "/app/bolt", "").status()).isEqualTo(404);
        vendor.expire();
        TestServer.Answer _ = another.read("acme");
        assertThat(vendor.client()).as("nothing is lent any more").isEqualTo("null null");
        assertThat(another.operator("GET", "/app", "").json()).containsEntry("result", List.of());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /app/bult | {"client_id": "a", "client_secret": "b"}             | 404 | bolt
          /app/bolt | {"client_id": "a"}                                   | 400 | 'client_secret' is missing
          /app/bolt | {"client_id": "a", "client_secrt": "b"}              | 400 | Did you mean 'client_secret'?
          /app/bolt | {"client_id": " ", "client_secret": "planted-blank"} | 400 | client_id
          """)
  void whatIsWrongWithAnAppIsTold(String path, String body, int status, String words) {
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer server =
            new TokenServer(StoreLocation.in(folder.resolve("data")), folder, vendor.uri())) {
      TestServer.Answer answer = server.operator("PUT", path, body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.text()).contains(words).doesNotContain("planted");
    }
  }

  @Test
  void onlyAnAdministratorMay() {
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer server =
            new TokenServer(StoreLocation.in(folder.resolve("data")), folder, vendor.uri())) {
      Object key = server.operator("POST", "/api-key", "{\"name\": \"k\"}").json().get("key");
      Map<String, String> reader = Map.of("authorization", "Bearer " + key);

      assertThat(server.http.send("GET", "/app", reader).status()).isEqualTo(403);
      assertThat(server.http.send("PUT", "/app/bolt", reader, APP).status()).isEqualTo(403);
      assertThat(server.http.send("DELETE", "/app/bolt", reader).status()).isEqualTo(403);
    }
  }
}
