package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts that are made, changed and removed while the server runs. */
@Timeout(120)
class AccountChangesTest {
  private static final String SECRET = "planted-secret-7391";
  private static final String ACCOUNTS = "/integrated-account";
  private static final String NEW =
      """
      {"id": "new", "integration": "acme", "tenant_id": "t-1", "environment": "production",
       "credentials": {"region": "us", "key": "%s"}}
      """
          .formatted(SECRET);

  @TempDir Path folder;

  private AdminServer server() {
    return new AdminServer(StoreLocation.in(folder.resolve("data")), folder);
  }

  private static int read(AdminServer server, String id) {
    return server
        .operator("GET", "/unified/ats/candidates?integrated_account_id=" + id, "")
        .status();
  }

  @ParameterizedTest
  @EnumSource
  void anAccountIsMadeReadChangedBlockedAndRemoved(TestDatabase database) {
    try (AdminServer server = new AdminServer(database.empty(folder), folder)) {
      TestServer.Answer made = server.operator("POST", ACCOUNTS, NEW);
      assertThat(made.status()).as(made.text()).isEqualTo(200);
      assertThat(made.json())
          .containsEntry("id", "new")
          .containsEntry("tenant_id", "t-1")
          .containsEntry("environment", "production")
          .containsEntry("status", "active")
          .containsEntry("context", Map.of("region", "us"))
          .containsEntry("secrets_set", List.of("key"))
          .containsEntry("managed_by", "api");
      assertThat(read(server, "new")).isEqualTo(200);

      TestServer.Answer changed =
          server.operator("PATCH", ACCOUNTS + "/new", "{\"credentials\": {\"region\": \"eu\"}}");
      assertThat(changed.json())
          .containsEntry("context", Map.of("region", "eu"))
          .containsEntry("secrets_set", List.of("key"))
          .containsEntry("tenant_id", "t-1");

      server.operator("PATCH", ACCOUNTS + "/new", "{\"status\": \"blocked\"}");
      assertThat(read(server, "new")).isEqualTo(503);
      server.operator("PATCH", ACCOUNTS + "/new", "{\"status\": \"active\"}");
      assertThat(read(server, "new")).isEqualTo(200);

      assertThat(server.operator("DELETE", ACCOUNTS + "/new", "").json())
          .containsEntry("id", "new")
          .containsKey("removed");
      assertThat(read(server, "new")).isEqualTo(404);
      assertThat(server.operator("DELETE", ACCOUNTS + "/new", "").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                              | 'integration' is missing
          {"integration": "acne"}                                         | Did you mean 'acme'?
          {"integration": "acme", "credentials": {}}                      | 'key' is missing
          {"integration": "acme", "credentials": {"key": "k", "regoin": "us"}} | Did you mean 'region'?
          {"integration": "acme", "credentials": {"key": "k", "region": "mars"}} | 'region' cannot be 'mars'
          {"integration": "acme", "credentials": {"key": "k"}, "tenant": "t"} | Did you mean 'tenant_id'?
          {"integration": "acme", "credentials": {"key": "k"}, "id": "a/b"} | 'id'
          """)
  void whatIsWrongWithANewAccountIsTold(String body, String told) {
    try (AdminServer server = server()) {
      TestServer.Answer answer = server.operator("POST", ACCOUNTS, body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains(told);
    }
  }

  /** An index of a database holds no text of any length. */
  @ParameterizedTest
  @EnumSource
  void whatAccountsAreListedByHasABound(TestDatabase database) {
    try (AdminServer server = new AdminServer(database.empty(folder), folder)) {
      StringBuilder long200 = new StringBuilder();
      new Random(14).ints(200, 0x4e00, 0x9fff).forEach(long200::appendCodePoint);
      String most = NEW.replace("t-1", long200).replace("production", long200);
      TestServer.Answer made = server.operator("POST", ACCOUNTS, most);
      assertThat(made.status()).as(made.text()).isEqualTo(200);
      for (String name : List.of("tenant_id", "environment")) {
        String change = "{\"" + name + "\": \"" + long200 + "x\"}";
        TestServer.Answer answer = server.operator("PATCH", ACCOUNTS + "/new", change);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(name, "200 characters at most");
      }
    }
  }

  @Test
  void anAccountOfTheFileIsChangedThereAlone() {
    try (AdminServer server = server()) {
      assertThat(server.operator("GET", ACCOUNTS + "/acc-1", "").json())
          .containsEntry("managed_by", "file");
      for (String method : List.of("PATCH", "DELETE")) {
        TestServer.Answer answer = server.operator(method, ACCOUNTS + "/acc-1", "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("stands in the server's accounts file");
      }
      String same = NEW.replace("\"new\"", "\"acc-1\"");
      assertThat(server.operator("POST", ACCOUNTS, same).status()).isEqualTo(409);
    }
  }

  @Test
  void noTwoAccountsHaveOneIdOrToken() {
    try (AdminServer server = server()) {
      assertThat(server.operator("POST", ACCOUNTS, NEW).status()).isEqualTo(200);
      assertThat(server.operator("POST", ACCOUNTS, NEW).text()).contains("has this id");
      String other = NEW.replace("\"id\": \"new\"", "\"id\": \"other\", \"token\": \"new\"");
      TestServer.Answer answer = server.operator("POST", ACCOUNTS, other);
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text()).contains("has this token");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theListHasThoseOfTheFileAndTheOthersPageByPage(TestDatabase database) {
    try (AdminServer server = new AdminServer(database.empty(folder), folder)) {
      for (int i = 0; i < 5; i++) {
        String body =
            NEW.replace("\"new\"", "\"n-" + i + "\"").replace("t-1", i < 2 ? "t-1" : "t-2");
        assertThat(server.operator("POST", ACCOUNTS, body).status()).isEqualTo(200);
      }

      assertThat(ids(server, "?limit=2"))
          .containsExactly("acc-1", "acc-2", "n-0", "n-1", "n-2", "n-3", "n-4");
      assertThat(ids(server, "?limit=2&tenant_id=t-2")).containsExactly("n-2", "n-3", "n-4");
      assertThat(ids(server, "?limit=3&integration.name=none")).isEmpty();
    }
  }

  private static List<String> ids(AdminServer server, String query) {
    List<String> ids = new ArrayList<>();
    Object next = "";
    while (next instanceof String cursor) {
      Map<String, Object> page =
          server.operator("GET", ACCOUNTS + query + "&next_cursor=" + cursor, "").json();
      List<?> accounts = page.get("result") instanceof List<?> result ? result : List.of();
      accounts.forEach(account -> ids.add(String.valueOf(((Map<?, ?>) account).get("id"))));
      next = page.get("next_cursor");
    }
    return ids;
  }

  @Test
  void noReplyAndNoFileShowsASecret() throws IOException {
    StringBuilder replies = new StringBuilder();
    try (AdminServer server = server()) {
      replies.append(server.operator("POST", ACCOUNTS, NEW).text());
      replies.append(server.operator("POST", ACCOUNTS, NEW).text());
      replies.append(server.operator("GET", ACCOUNTS, "").text());
      replies.append(server.operator("GET", ACCOUNTS + "/new/capabilities", "").text());
      replies.append(server.operator("POST", ACCOUNTS, NEW.replace("acme", SECRET)).text());
      replies.append(server.operator("POST", ACCOUNTS + "/new/test", "").text());
    }
    assertThat(replies.toString().replace("'" + SECRET + "'", "")).doesNotContain(SECRET);
    assertThat(
            new String(
                Files.readAllBytes(folder.resolve("data/mapwright.mv.db")),
                StandardCharsets.ISO_8859_1))
        .contains("t-1")
        .doesNotContain(SECRET);
  }

  @Test
  void anAccountThatIsKnownIsReadWithoutTheDatabase() {
    AdminServer server = server();
    server.operator("POST", ACCOUNTS, NEW);
    assertThat(read(server, "new")).isEqualTo(200);
    server.store.close();

    assertThat(read(server, "new")).isEqualTo(200);
    server.close();
  }

  @Test
  void aSecondServerOfTheDatabaseServesWhatTheFirstHasMade() {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    try (AdminServer first = new AdminServer(location, folder);
        AdminServer second = new AdminServer(location, folder)) {
      assertThat(first.operator("POST", ACCOUNTS, NEW).status()).isEqualTo(200);

      assertThat(read(second, "new")).isEqualTo(200);
    }
  }

  /** One that lay idle for an hour would otherwise go on with what it knew then. */
  @Test
  void anIdleServerLooksBeforeItLetsAnybodyIn() {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    try (AdminServer first = new AdminServer(location, folder);
        AdminServer idle = new AdminServer(location, folder)) {
      first.operator("POST", ACCOUNTS, NEW);
      String key = first.key("{\"name\": \"reports\"}");
      String path = "/unified/ats/candidates?integrated_account_id=new";
      assertThat(idle.as(key, "GET", path, "").status()).isEqualTo(200);

      first.operator("PATCH", ACCOUNTS + "/new", "{\"status\": \"blocked\"}");
      idle.pass(Duration.ofHours(1));
      assertThat(idle.as(key, "GET", path, "").status()).isEqualTo(503);

      first.operator("DELETE", ACCOUNTS + "/new", "");
      idle.pass(Duration.ofHours(1));
      assertThat(idle.as(key, "GET", path, "").status()).isEqualTo(404);

      Object id = listOf(first.operator("GET", "/api-key", "").json().get("result")).get("id");
      first.operator("DELETE", "/api-key/" + id, "");
      idle.pass(Duration.ofHours(1));
      assertThat(idle.as(key, "GET", path, "").status()).isEqualTo(401);
    }
  }

  private static Map<?, ?> listOf(@Nullable Object result) {
    return (Map<?, ?>) ((List<?>) Objects.requireNonNull(result)).getFirst();
  }

  @Test
  void whatLayIdleIsReadOnWhileTheDatabaseIsAway() {
    AdminServer server = new AdminServer(TestDatabase.POSTGRESQL.empty(folder), folder);
    server.operator("POST", ACCOUNTS, NEW);
    assertThat(read(server, "new")).isEqualTo(200);
    server.store.close();

    server.pass(Duration.ofHours(1));

    assertThat(read(server, "new")).isEqualTo(200);
    server.close();
  }

  /** Another account of the id is not opened by the token of the one that was removed. */
  @Test
  void aTokenGoesWithItsAccount() {
    try (AdminServer server = server()) {
      server.operator("POST", ACCOUNTS, NEW.replace("\"id\"", "\"token\": \"first\", \"id\""));
      Map<String, String> first =
          Map.of("authorization", "Bearer " + TestServer.TOKEN, "x-connector-token", "first");
      assertThat(server.http.send("GET", "/api/ats/v1/candidates", first).status()).isEqualTo(200);

      server.operator("DELETE", ACCOUNTS + "/new", "");
      server.operator("POST", ACCOUNTS, NEW.replace("\"id\"", "\"token\": \"second\", \"id\""));

      assertThat(server.http.send("GET", "/api/ats/v1/candidates", first).status()).isEqualTo(401);
    }
  }

  @Test
  void aTokenForOneAccountIsGiven() {
    try (AdminServer server = server()) {
      server.operator("POST", ACCOUNTS, NEW);
      Map<String, Object> given =
          server
              .operator("POST", ACCOUNTS + "/token", "{\"integrated_account_id\": \"new\"}")
              .json();

      String token = String.valueOf(given.get("integrated_account_token"));
      assertThat(server.as(token, "GET", ACCOUNTS + "/me", "").json()).containsEntry("id", "new");
      assertThat(server.as(token, "GET", "/unified/ats/candidates", "").status()).isEqualTo(200);
      assertThat(server.as(token, "POST", ACCOUNTS, NEW).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401, does not accept these credentials",
    "FORBIDDEN, 403, they may not read what is wanted",
    "NOT_FOUND, 404, has nothing at this address",
    "RATE_LIMITED, 429, wants fewer requests at the moment",
    "UNAVAILABLE, 503, cannot be reached"
  })
  void whetherAnAccountWorksIsToldInWords(Outcome outcome, int status, String words) {
    CannedApi failing =
        CannedApi.failing(new VendorException(outcome, "no", status, Map.of(), null, null));
    try (AdminServer server =
        new AdminServer(StoreLocation.in(folder.resolve("data")), folder, failing)) {
      server.operator("POST", ACCOUNTS, NEW);

      TestServer.Answer answer = server.operator("POST", ACCOUNTS + "/new/test", "");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json()).containsEntry("ok", false);
      assertThat(answer.text()).contains(words);
    }
  }

  @Test
  void anAccountThatWorksIsSaidToWork() {
    try (AdminServer server = server()) {
      server.operator("POST", ACCOUNTS, NEW);
      assertThat(server.operator("POST", ACCOUNTS + "/new/test", "").json())
          .containsEntry("ok", true);
    }
  }
}
