package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.auth.AccountTokens;
import dev.mapwright.server.auth.ApiKeys;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys of callers, over HTTP. */
@Timeout(120)
class KeysTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=";

  @TempDir Path folder;

  private AdminServer server() {
    return new AdminServer(StoreLocation.in(folder.resolve("data")), folder);
  }

  @ParameterizedTest
  @EnumSource
  void aKeyIsShownOnceListedWithoutItselfAndRevoked(TestDatabase database) {
    try (AdminServer server = new AdminServer(database.empty(folder), folder)) {
      Map<String, Object> made =
          server.operator("POST", "/api-key", "{\"name\": \"reports\"}").json();
      String key = String.valueOf(made.get("key"));
      assertThat(made)
          .containsEntry("name", "reports")
          .containsEntry("rights", "read")
          .hasEntrySatisfying("id", id -> assertThat(id).asString().startsWith("key_"));
      assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);

      TestServer.Answer listed = server.operator("GET", "/api-key", "");
      assertThat(listed.text())
          .contains("reports", String.valueOf(made.get("id")))
          .doesNotContain(key);

      String path = "/api-key/" + made.get("id");
      assertThat(server.operator("DELETE", path, "").json().get("revoked_at")).isNotNull();
      assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(401);
      assertThat(server.operator("DELETE", "/api-key/key_none", "").status()).isEqualTo(404);
    }
  }

  @Test
  void onlyAKeyWithAdminRightsChangesAnything() {
    try (AdminServer server = server()) {
      String reader = server.key("{\"name\": \"r\"}");
      String admin = server.key("{\"name\": \"a\", \"rights\": \"admin\"}");
      for (List<String> call :
          List.of(
              List.of("GET", "/api-key", ""),
              List.of("POST", "/api-key", "{\"name\": \"x\"}"),
              List.of("DELETE", "/api-key/key_none", ""),
              List.of("POST", "/sealing-key/rotate", ""))) {
        assertThat(server.as(reader, call.get(0), call.get(1), call.get(2)).status())
            .as("%s", call)
            .isEqualTo(403);
        assertThat(server.as(admin, call.get(0), call.get(1), call.get(2)).status())
            .as("%s", call)
            .isIn(200, 404);
      }
    }
  }

  @Test
  void aKeyOfOneAccountReadsThatOneAlone() {
    try (AdminServer server = server()) {
      String key = server.key("{\"name\": \"one\", \"integrated_account_id\": \"acc-1\"}");

      assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);
      assertThat(server.as(key, "GET", LIST + "acc-2", "").status()).isEqualTo(404);
      assertThat(server.as(key, "GET", "/integrated-account/acc-2", "").status()).isEqualTo(404);
      assertThat(server.as(key, "GET", "/integrated-account", "").text())
          .contains("acc-1")
          .doesNotContain("acc-2");
    }
  }

  @Test
  void aKeyThatIsOverOpensNothing() {
    try (AdminServer server = server()) {
      String key = server.key("{\"name\": \"soon\", \"expires_in_days\": 1}");
      assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);

      server.pass(Duration.ofHours(25));

      assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                       | 'name' is missing
          {"name": " "}                            | 'name'
          {"name": "x", "right": "read"}           | Did you mean 'rights'?
          {"name": "x", "rights": "write"}         | 'rights' is one of read, admin
          {"name": "x", "expires_in_days": 0}      | expires_in_days
          {"name": "x", "rights": "admin", "integrated_account_id": "a"} | A key with admin rights is for all accounts
          [1]                                      | The body must be a JSON object
          {"name":                                 | The body is no JSON
          """)
  void whatIsWrongWithABodyIsTold(String body, String told) {
    try (AdminServer server = server()) {
      TestServer.Answer answer = server.operator("POST", "/api-key", body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains(told);
    }
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    try (AdminServer server = server()) {
      String long1 = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
      assertThat(server.operator("POST", "/api-key", long1).status()).isEqualTo(413);
    }
  }

  @Test
  void theDatabaseHoldsNoKey() throws IOException {
    String key;
    try (AdminServer server = server()) {
      key = server.key("{\"name\": \"x\"}");
    }
    String file =
        new String(
            Files.readAllBytes(folder.resolve("data/mapwright.mv.db")),
            StandardCharsets.ISO_8859_1);
    assertThat(file).contains("key_").doesNotContain(key.substring(4, 24));
  }

  @Test
  void aKeyGoesOnWhileTheDatabaseIsAway() {
    AdminServer server = server();
    String key = server.key("{\"name\": \"x\"}");
    assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);

    server.store.close();

    assertThat(server.as(key, "GET", LIST + "acc-1", "").status()).isEqualTo(200);
    server.close();
  }

  @Test
  void anotherServerLearnsOfARevocationWithinSeconds() throws Exception {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    try (Store first = Store.open(location);
        Store second = Store.open(location)) {
      ApiKeys here = new ApiKeys(first, InstantSource.system());
      ApiKeys there = new ApiKeys(second, InstantSource.system());
      ApiKeys.Made made = here.make("x", ApiCaller.Rights.READ, null, false, null);
      assertThat(there.find(made.key())).isPresent();

      assertThat(here.revoke(made.row().id())).isPresent();

      assertThat(here.find(made.key())).isEmpty();
      for (int i = 0; i < 60 && there.find(made.key()).isPresent(); i++) {
        Thread.sleep(250);
      }
      assertThat(there.find(made.key())).isEmpty();
    }
  }

  /** A vendor's answers hold more than what a key of that kind is given of them. */
  @Test
  void onlyAKeyWithAdminRightsSeesHowAnAnswerCameAbout() {
    try (AdminServer server = server()) {
      String reader = server.key("{\"name\": \"r\"}");
      String token = server.administration().tokens().issue("acc-1").token();

      for (String path :
          List.of(LIST + "acc-1", "/unified/ats/candidates/1?integrated_account_id=acc-1")) {
        String debug = path + "&truto_response_format=debug";
        assertThat(server.as(reader, "GET", debug, "").status()).isEqualTo(403);
        assertThat(server.as(token, "GET", debug, "").text()).contains("a key with admin rights");
        assertThat(server.operator("GET", debug, "").text()).startsWith("{\"debug\":");
      }
    }
  }

  @Test
  void theTokenOfAnAccountReadsItsRecordsForAQuarterOfAnHour() {
    try (AdminServer server = server()) {
      AccountTokens tokens = server.administration().tokens();
      String token = tokens.issue("acc-1").token();

      assertThat(server.as(token, "GET", "/unified/ats/candidates", "").status()).isEqualTo(200);
      assertThat(server.as(token, "GET", LIST + "acc-1", "").status()).isEqualTo(200);
      assertThat(server.as(token, "GET", LIST + "acc-2", "").status()).isEqualTo(404);
      assertThat(server.as(token, "GET", "/integrated-account/me", "").json())
          .containsEntry("id", "acc-1");
      for (String other :
          List.of("/integrated-account", "/integrated-account/acc-1", "/unified/meta/ats/acme")) {
        assertThat(server.as(token, "GET", other, "").status()).as(other).isEqualTo(403);
      }

      server.pass(Duration.ofMinutes(16));
      assertThat(server.as(token, "GET", LIST + "acc-1", "").status()).isEqualTo(401);
    }
  }

  @Test
  void aTokenThatWasAlteredIsNone() {
    AccountTokens tokens =
        new AccountTokens(new SecretKeySpec(new byte[32], "AES"), InstantSource.system());
    String token = tokens.issue("acme").token();
    assertThat(tokens.find(token)).contains(new ApiCaller(ApiCaller.Rights.ACCOUNT, "acme"));
    for (int i = 4; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(tokens.find(token.substring(0, i) + other + token.substring(i + 1))).isEmpty();
    }
    assertThat(tokens.find("mwa_")).isEmpty();
    assertThat(tokens.find("mwa_!!")).isEmpty();
  }

  @Test
  void theKeyThatSealsIsChangedWhileTheServerRuns() {
    try (AdminServer server = server()) {
      String before = server.keeper.seal().keyId();

      Map<String, Object> rotation = server.operator("POST", "/sealing-key/rotate", "").json();

      assertThat(rotation.get("key_id")).isNotEqualTo(before);
      assertThat(server.store.sealed().keyIds()).containsExactly((String) rotation.get("key_id"));
    }
  }
}
