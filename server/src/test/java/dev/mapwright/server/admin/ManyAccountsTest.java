package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.AccountPlace;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.seal.Seal;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A start and a page of accounts ask the database the same few things, however many accounts there
 * are. {@code -Dmapwright.accounts=100000} tells how long they take with so many.
 */
@Timeout(1_200)
class ManyAccountsTest {
  private static final int ACCOUNTS = Integer.getInteger("mapwright.accounts", 1_200);
  private static final boolean IS_MEASURED = System.getProperty("mapwright.accounts") != null;
  private static final int TIMES = 100;
  private static final String LIST = "/integrated-account?limit=100";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aStartAndAPageAskTheSameFewThings(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder.resolve("data"));
    try (Store store = Store.open(location)) {
      fill(store);
    }
    long began = System.nanoTime();
    try (AdminServer server = new AdminServer(location, folder)) {
      server.store.awaitOpen();
      Seal _ = server.keeper.seal();
      assertThat(server.operator("GET", LIST, "").status()).isEqualTo(200);
      report(database + ", from opening the database to the first page", began);
      assertThat(server.store.calls()).as("keys, the cursors' key, and the page").isLessThan(6);

      for (String filters : filters()) {
        for (String place : List.of("", "&next_cursor=" + deep())) {
          time(server, LIST + filters + place);
        }
      }
    }
  }

  private void fill(Store store) {
    Connector acme = AcmeDescription.connector();
    StoredAccounts accounts =
        Administration.of(
                new Keeper(store, KeySource.in(folder)),
                Map.of("acme", acme),
                AcmeDescription.OVERLAYS,
                InstantSource.system())
            .accounts();
    for (int i = 0; i < ACCOUNTS; i++) {
      String id = id(Integer.reverse(i)); // as UUIDs come: in no order
      accounts.add(
          new StoredAccounts.New(
              id,
              acme,
              "tenant-" + i % (ACCOUNTS / 40),
              i % 300 == 0 ? "sandbox" : "production",
              Map.of("region", "us", "key", "k".repeat(40)),
              id));
    }
  }

  private static String id(int bits) {
    return "account-%08x".formatted(bits);
  }

  private static String deep() {
    return new AccountPlace(id(0xe000_0000), false).cursor();
  }

  /** Every set of filters, with values that many, few and no accounts have. */
  private static List<String> filters() {
    List<String> all = new ArrayList<>();
    for (String tenant : List.of("", "&tenant_id=tenant-7", "&tenant_id=none")) {
      for (String connector : List.of("", "&integration.name=acme", "&integration.name=none")) {
        for (String environment :
            List.of("", "&environment=production", "&environment=sandbox", "&environment=none")) {
          all.add(tenant + connector + environment);
        }
      }
    }
    return all;
  }

  /** At most two calls: the page, and which of its accounts have to be authorised anew. */
  private static void time(AdminServer server, String path) {
    long calls = server.store.calls();
    TestServer.Answer answer = server.operator("GET", path, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(server.store.calls() - calls).as(path).isLessThanOrEqualTo(2);
    if (IS_MEASURED) {
      long[] nanos = new long[TIMES];
      for (int i = 0; i < TIMES; i++) {
        long from = System.nanoTime();
        TestServer.Answer _ = server.operator("GET", path, "");
        nanos[i] = System.nanoTime() - from;
      }
      Arrays.sort(nanos);
      System.out.printf(
          "%6.2f ms, of %d the slowest %6.2f ms  %s%n",
          nanos[TIMES / 2] / 1e6, TIMES, nanos[TIMES - 1] / 1e6, path);
    }
  }

  private static void report(String what, long began) {
    if (IS_MEASURED) {
      System.out.println(what + ": " + Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
  }
}
