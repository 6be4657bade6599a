package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedRow;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sync that ends early goes on behind the last page that was written, and loses nothing. */
@Timeout(180)
class InterruptedSyncsTest {
  private static final int PEOPLE = 57;
  private static final int PAGES = 6;

  @TempDir Path folder;

  private final Vendor vendor = new Vendor();

  @AfterEach
  void stop() {
    vendor.close();
  }

  private SyncRig rig(StoreLocation location) {
    return new SyncRig(location, folder, vendor, Vendor.connector());
  }

  private static boolean isPage(String line) {
    return line.startsWith("/people {");
  }

  @ParameterizedTest
  @EnumSource
  void aVendorDiesAtEachPageInTurn(TestDatabase database) {
    vendor.addAll(PEOPLE);
    try (SyncRig rig = rig(database.empty(folder.resolve("data")))) {
      for (int page = 1; page <= PAGES; page++) {
        int dies = page;
        AtomicInteger pages = new AtomicInteger();
        vendor.instead =
            line ->
                isPage(line) && pages.incrementAndGet() >= dies
                    ? Reply.json(500, Map.of(), Map.of())
                    : null;
        SyncRunRow run = rig.run("mill", SyncRunRow.FULL);
        assertThat(run.state()).as("page %s", page).isEqualTo(SyncRunRow.RUNNING);
        assertThat(run.error()).contains("Loom fails or cannot be reached (status 500)");
        assertThat(rig.kept("mill").values()).as("nobody is taken for gone").doesNotContainNull();

        vendor.instead = _ -> null;
        vendor.asked.clear();
        SyncRunRow rest = rig.full();
        assertThat(rest.number()).isEqualTo(run.number());
        assertThat(vendor.asked)
            .filteredOn(InterruptedSyncsTest::isPage)
            .as("only what was not written is read, after page %s", page)
            .hasSize(PAGES - page + 1);
        assertThat(rest.counts().records()).isEqualTo(PEOPLE);
        assertThat(rig.kept("mill")).hasSize(PEOPLE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsGoneIsFollowedByAnotherAtEachPageInTurn(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    vendor.addAll(PEOPLE);
    for (int page = 1; page <= PAGES; page++) {
      int dies = page;
      try (SyncRig first = rig(location)) {
        vendor.change(page, "first", "Ada" + page);
        AtomicInteger pages = new AtomicInteger();
        vendor.instead =
            line -> {
              if (isPage(line) && pages.incrementAndGet() == dies) {
                // As if this server were dead: another holds what it held.
                first.store.syncs().releaseAll();
                assertThat(first.store.syncs().claim("another", Duration.ofMillis(1))).isPresent();
              }
              return null;
            };
        first.syncs.ask("mill", SyncRig.RESOURCE, SyncRunRow.FULL);
        assertThatExceptionOfType(LostLeaseException.class).isThrownBy(first::goOn);
      }
      vendor.instead = _ -> null;
      vendor.asked.clear();
      try (SyncRig second = rig(location)) {
        second.store.syncs().releaseAll();
        second.goOn();
        assertThat(second.sync("mill").row().status()).isEqualTo("COMPLETE");
        assertThat(vendor.asked).filteredOn(InterruptedSyncsTest::isPage).hasSize(PAGES - page + 1);
        List<SyncedRow> changes = second.changes("mill", 0);
        assertThat(changes).hasSize(PEOPLE);
        assertThat(changes.getLast().remoteId()).isEqualTo(Vendor.id(page == 1 ? 56 : page));
        assertThat(second.kept("mill").get(Vendor.id(page)))
            .containsEntry("first_name", "Ada" + page);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunOfAnotherConnectorBeginsAnew(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    vendor.addAll(PEOPLE);
    try (SyncRig rig = rig(location)) {
      AtomicInteger pages = new AtomicInteger();
      vendor.instead =
          line ->
              isPage(line) && pages.incrementAndGet() > 2
                  ? Reply.json(500, Map.of(), Map.of())
                  : null;
      rig.run("mill", SyncRunRow.FULL);
    }
    vendor.instead = _ -> null;
    try (SyncRig rig =
        new SyncRig(
            location, folder, vendor, Vendor.connector("last_name: last", "last_name: first"))) {
      rig.full();
      assertThat(rig.kept("mill")).hasSize(PEOPLE);
      assertThat(rig.kept("mill").get(Vendor.id(1))).containsEntry("last_name", "First1");
      assertThat(rig.kept("mill").get(Vendor.id(56))).containsEntry("last_name", "First56");
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoServersDoOneScheduleOnce(TestDatabase database) throws Exception {
    vendor.addAll(30);
    StoreLocation location = database.empty(folder.resolve("data"));
    SyncSettings often = new SyncSettings(Duration.ofHours(6), Duration.ofHours(24), 2);
    var accounts =
        List.of(
            Vendor.account("mill", Vendor.connector()),
            Vendor.account("forge", Vendor.connector()));
    try (SyncRig one = new SyncRig(location, folder, vendor, accounts, often);
        SyncRig two =
            database == TestDatabase.FILE
                ? null
                : new SyncRig(location, folder, vendor, accounts, often)) {
      one.syncs.start();
      if (two != null) {
        two.syncs.start();
      }
      for (String account : List.of("mill", "forge")) {
        SyncRig.until(
            account,
            Duration.ofSeconds(30),
            () ->
                one.syncs
                    .find(account, SyncRig.RESOURCE)
                    .filter(sync -> sync.row().status().equals("COMPLETE"))
                    .isPresent());
      }
      assertThat(vendor.asked).filteredOn(InterruptedSyncsTest::isPage).hasSize(2 * 3);
      SyncTable.Sync mill = one.sync("mill");
      assertThat(mill.row().isHeld()).isFalse();
      long now = one.store.syncs().now();
      assertThat(mill.row().dueAt())
          .isBetween(now + Duration.ofHours(5).toMillis(), now + Duration.ofHours(6).toMillis());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatIsSetBackHoldsUpNothing(TestDatabase database) {
    vendor.addAll(3);
    try (SyncRig rig = rig(database.empty(folder.resolve("data")))) {
      rig.full();
      SyncTable table = rig.store.syncs();
      int scope = rig.sync("mill").row().scope();
      rig.syncs.ask("mill", SyncRig.RESOURCE, SyncRunRow.FULL);
      // What is left of a server that died when the clock was an hour ahead.
      assertThat(table.claim("dead", Duration.ofHours(1))).isPresent();
      assertThat(table.claim("next", SyncWorkers.LEASE)).isPresent();
      table.release(scope, "next");

      rig.goOn();
      table.setPeriod(scope, Duration.ofDays(30).toMillis(), null);
      table.setPeriod(scope, null, null);
      table.bringForward(Duration.ofHours(1).toMillis());
      assertThat(rig.sync("mill").row().dueAt())
          .isLessThanOrEqualTo(table.now() + Duration.ofHours(1).toMillis());
    }
  }

  @Test
  void aDatabaseThatIsAwayForAWhileIsWaitedFor() {
    vendor.addAll(PEOPLE);
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder.resolve("data"));
    String name = location.toString().substring(location.toString().lastIndexOf('/') + 1);
    AtomicInteger pages = new AtomicInteger();
    try (SyncRig rig = rig(location)) {
      vendor.instead =
          line -> {
            if (isPage(line) && pages.incrementAndGet() == 3) {
              TestDatabase.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false");
              TestDatabase.execute(
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                      + name
                      + "'");
              Thread.ofVirtual()
                  .start(() -> {
                    try {
                      Thread.sleep(3_000);
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                    TestDatabase.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS true");
                  });
            }
            return null;
          };
      assertThat(rig.full().counts().created()).isEqualTo(PEOPLE);
      assertThat(rig.kept("mill")).hasSize(PEOPLE);
      assertThat(vendor.asked).filteredOn(InterruptedSyncsTest::isPage).hasSize(PAGES);
    }
  }
}
