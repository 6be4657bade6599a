package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.AccountEventRow;
import dev.mapwright.server.store.AccountRow;
import dev.mapwright.server.store.AccountTable;
import dev.mapwright.server.store.SealedValue;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each change of an account's status is an event, whatever has changed it. */
@Timeout(120)
class AccountEventsTest {
  private static final String ACCOUNT = "/integrated-account/acme";
  private static final SealedValue SEALED = new SealedValue("k", new byte[20]);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void eachChangeIsNotedOnce(TestDatabase database) {
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer server =
            new TokenServer(database.empty(folder.resolve("data")), folder, vendor.uri())) {
      server.account("POST", "", RotatingVendor.FIRST);
      assertThat(server.read("acme").status()).isEqualTo(200);
      vendor.consent(false);
      assertThat(server.read("acme").status()).isEqualTo(401);
      assertThat(server.read("acme").status()).isEqualTo(401);
      assertThat(server.operator("GET", ACCOUNT, "").json())
          .containsEntry("status", "needs_reauth");
      vendor.consent(true);
      assertThat(server.account("PATCH", "/acme", "refresh-again").status()).isEqualTo(200);
      assertThat(server.read("acme").status()).isEqualTo(200);
      for (String status : List.of("blocked", "blocked", "active", "active")) {
        server.operator("PATCH", ACCOUNT, "{\"status\": \"" + status + "\", \"tenant_id\": \"t\"}");
      }

      assertThat(changes(server, ""))
          .containsExactly(
              "account.active after blocked",
              "account.blocked after active",
              "account.active after needs_reauth",
              "account.needs_reauth after active",
              "account.active after null");
      assertThat(events(server, "?limit=1").getFirst())
          .containsEntry("integrated_account_id", "acme")
          .containsEntry("integration", "bolt")
          .containsEntry("tenant_id", "t")
          .containsEntry("status", "active");
      assertThat(server.operator("GET", ACCOUNT + "/events", "").text())
          .doesNotContain("refresh-", "access-");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theyComeInPages(TestDatabase database) {
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer server =
            new TokenServer(database.empty(folder.resolve("data")), folder, vendor.uri())) {
      server.account("POST", "", RotatingVendor.FIRST);
      for (String status : List.of("blocked", "active", "blocked", "active")) {
        server.operator("PATCH", ACCOUNT, "{\"status\": \"" + status + "\"}");
      }
      List<Object> ids = new ArrayList<>();
      Object next = "";
      while (next instanceof String cursor) {
        TestServer.Answer page =
            server.operator("GET", ACCOUNT + "/events?limit=2&next_cursor=" + cursor, "");
        events(page).forEach(event -> ids.add(event.get("id")));
        next = page.json().get("next_cursor");
      }
      assertThat(ids).hasSize(5).doesNotHaveDuplicates();
      assertThat(ids)
          .isEqualTo(events(server, "").stream().<Object>map(event -> event.get("id")).toList());

      assertThat(server.operator("GET", ACCOUNT + "/events?next_cursor=x", "").status())
          .isEqualTo(400);
      assertThat(server.operator("GET", "/integrated-account/none/events", "").status())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOldAndWhatIsTooMuchGoes(TestDatabase database) {
    try (Store store = Store.open(database.empty(folder))) {
      AccountRow row = new AccountRow("acme", "bolt", null, null, false, 0, 0, SEALED, null);
      assertThat(store.accounts().add(row, new byte[] {1})).isEqualTo(AccountTable.Added.DONE);
      for (int i = 1; i <= 1_010; i++) {
        block(store, i % 2 == 1, i);
      }
      List<AccountEventRow> all = store.events().page("acme", Long.MAX_VALUE, 2_000);
      assertThat(all).hasSize(1_000);
      assertThat(all.getFirst().at()).isEqualTo(1_010);

      block(store, true, Duration.ofDays(91).toMillis());

      assertThat(store.events().page("acme", Long.MAX_VALUE, 2_000))
          .extracting(AccountEventRow::type)
          .containsExactly("account.blocked");
    }
  }

  private static void block(Store store, boolean isBlocked, long now) {
    var _ =
        store
            .accounts()
            .update(
                "acme",
                false,
                row ->
                    new AccountRow(
                        row.id(),
                        row.connector(),
                        row.tenantId(),
                        row.environment(),
                        isBlocked,
                        row.createdAt(),
                        now,
                        row.credentials(),
                        row.overlay()));
  }

  private static List<String> changes(TokenServer server, String query) {
    return events(server, query).stream()
        .map(event -> event.get("type") + " after " + event.get("previous_status"))
        .map(change -> change.replace("JsonNull", "null"))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> events(TokenServer server, String query) {
    return events(server.operator("GET", ACCOUNT + "/events" + query, ""));
  }

  @SuppressWarnings("unchecked") // as its document says
  private static List<Map<String, @Nullable Object>> events(TestServer.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (List<Map<String, @Nullable Object>>)
        Objects.requireNonNull(answer.json().get("result"));
  }
}
