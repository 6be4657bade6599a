package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedRow;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a sync keeps, and what it tells of changes. */
@Timeout(120)
class SyncTest {
  @TempDir Path folder;

  private final Vendor vendor = new Vendor();

  @AfterEach
  void stop() {
    vendor.close();
  }

  private SyncRig rig(TestDatabase database) {
    return rig(database.empty(folder.resolve("data")));
  }

  private SyncRig rig(StoreLocation location) {
    return new SyncRig(location, folder, vendor, Vendor.connector());
  }

  @ParameterizedTest
  @EnumSource
  void allRecordsAreKeptAndASecondSyncChangesNothing(TestDatabase database) {
    vendor.addAll(47);
    try (SyncRig rig = rig(database)) {
      SyncRunRow first = rig.full();
      assertThat(first.counts().created()).isEqualTo(47);
      assertThat(rig.kept("mill")).hasSize(47);
      assertThat(rig.kept("mill").get(Vendor.id(7)))
          .containsEntry("first_name", "First7")
          .containsEntry("updated_at", "2026-01-01T00:00:07Z");
      assertThat(rig.sync("mill").row().status()).isEqualTo("COMPLETE");
      List<SyncedRow> before = rig.changes("mill", 0);

      SyncRunRow second = rig.full();
      assertThat(second.counts().unchanged()).isEqualTo(47);
      assertThat(rig.changes("mill", 0)).usingRecursiveComparison().isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatChangedComesOnceAndInOrder(TestDatabase database) {
    vendor.addAll(25);
    try (SyncRig rig = rig(database)) {
      rig.full();
      long seen = rig.changes("mill", 0).getLast().change();
      long modifiedAt = rig.changes("mill", 0).get(3).modifiedAt();

      vendor.change(3, "first", "Ada");
      vendor.add(30);
      vendor.records.remove(Vendor.id(5));
      SyncRunRow run = rig.full();

      assertThat(run.counts().created()).isEqualTo(1);
      assertThat(run.counts().updated()).isEqualTo(1);
      assertThat(run.counts().removed()).isEqualTo(1);
      List<SyncedRow> changes = rig.changes("mill", seen);
      assertThat(changes)
          .extracting(SyncedRow::remoteId)
          .containsExactly(Vendor.id(3), Vendor.id(30), Vendor.id(5));
      assertThat(changes).extracting(SyncedRow::change).isSorted().doesNotHaveDuplicates();
      assertThat(changes.get(0).modifiedAt()).isGreaterThan(modifiedAt);
      assertThat(changes.get(1).firstChange()).isEqualTo(changes.get(1).change());
      assertThat(changes.get(2).sealed()).isNull();
      assertThat(changes.get(2).deletedAt()).isNotNull();
      assertThat(rig.changes("mill", changes.getLast().change())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoComesBackIsNewAgain(TestDatabase database) {
    vendor.addAll(3);
    try (SyncRig rig = rig(database)) {
      rig.full();
      Map<String, Object> gone = Objects.requireNonNull(vendor.records.remove(Vendor.id(1)));
      rig.full();
      assertThat(rig.kept("mill").get(Vendor.id(1))).isNull();
      vendor.records.put(Vendor.id(1), gone);

      assertThat(rig.full().counts().created()).isEqualTo(1);
      assertThat(rig.kept("mill").get(Vendor.id(1))).containsEntry("first_name", "First1");
      SyncedRow last = rig.changes("mill", 0).getLast();
      assertThat(last.firstChange()).isEqualTo(last.change());
      assertThat(last.deletedAt()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatChangedIsReadWhereTheVendorTellsThat(TestDatabase database) {
    vendor.addAll(2_000);
    try (SyncRig rig = rig(database)) {
      rig.full();
      vendor.change(7, "first", "Ada");
      vendor.change(7, "changed", "2026-01-01T02:00:00Z");
      vendor.records.remove(Vendor.id(1_999));
      vendor.asked.clear();

      SyncRunRow run = rig.incremental();
      assertThat(run.kind()).isEqualTo(SyncRunRow.INCREMENTAL);
      // The last 15 minutes are read again, as the vendor may have written them down late.
      assertThat(run.counts().records()).isEqualTo(15 * 60 + 1);
      assertThat(run.counts().updated()).isEqualTo(1);
      assertThat(run.counts().removed()).isZero();
      assertThat(vendor.asked)
          .filteredOn(line -> line.startsWith("/people"))
          .allMatch(line -> line.contains("since"));
      assertThat(rig.kept("mill").get(Vendor.id(7))).containsEntry("first_name", "Ada");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFilterThatMayMissIsNeverUsed(TestDatabase database) {
    vendor.addAll(12);
    try (SyncRig rig =
        new SyncRig(
            database.empty(folder.resolve("data")),
            folder,
            vendor,
            Vendor.connector("operators: [gte],", "operators: [gte], lossy: true,"))) {
      rig.full();

      assertThat(rig.incremental().kind()).isEqualTo(SyncRunRow.FULL);
      assertThat(vendor.asked).noneMatch(line -> line.contains("since"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRelationThatCannotBeReadTakesNothingAway(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    vendor.addAll(12);
    try (SyncRig rig = rig(location)) {
      rig.full();
    }
    vendor.instead =
        line -> line.startsWith("/labels") ? Reply.json(403, Map.of(), Map.of()) : null;
    vendor.change(4, "first", "Ada");
    try (SyncRig rig = rig(location)) {
      assertThat(rig.full().counts().updated()).isEqualTo(1);
      assertThat(tags(rig, 3)).isEqualTo("weaver");
      assertThat(tags(rig, 4)).isEqualTo("weaver");
      assertThat(rig.kept("mill").get(Vendor.id(4))).containsEntry("first_name", "Ada");
    }
    vendor.instead = _ -> null;
    try (SyncRig rig = rig(location)) {
      assertThat(rig.full().counts().unchanged()).isEqualTo(12);
    }
  }

  private static Object tags(SyncRig rig, int number) {
    Map<String, Object> record = Objects.requireNonNull(rig.kept("mill").get(Vendor.id(number)));
    Map<?, ?> tag = (Map<?, ?>) ((List<?>) Objects.requireNonNull(record.get("tags"))).getFirst();
    return Objects.requireNonNull(tag.get("name"));
  }

  @ParameterizedTest
  @EnumSource
  void anotherMappingIsSaidAndMakesNoEvents(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    vendor.addAll(12);
    try (SyncRig rig = rig(location)) {
      rig.full();
    }
    vendor.add(20);
    try (SyncRig rig =
        new SyncRig(
            location, folder, vendor, Vendor.connector("last_name: last", "last_name: first"))) {
      SyncRunRow run = rig.incremental();

      assertThat(run.kind()).as("all are mapped anew").isEqualTo(SyncRunRow.FULL);
      assertThat(run.isRemapped()).isTrue();
      assertThat(run.counts().updated()).isEqualTo(12);
      assertThat(run.counts().created()).isEqualTo(1);
      assertThat(rig.full().isRemapped()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVendorThatRefusesIsToldInWordsAndNothingIsLost(TestDatabase database) {
    vendor.addAll(12);
    try (SyncRig rig = rig(database)) {
      rig.full();
      vendor.instead = _ -> Reply.json(401, Map.of(), Map.of("message", "Ada Weir left"));

      SyncRunRow run = rig.run("mill", SyncRunRow.FULL);
      assertThat(rig.sync("mill").row().status()).isEqualTo(SyncTable.RELINK_NEEDED);
      assertThat(run.error())
          .contains("Loom refuses the account's credentials")
          .doesNotContain("Ada");
      assertThat(rig.kept("mill").values()).doesNotContainNull().hasSize(12);

      vendor.instead = _ -> null;
      assertThat(rig.full().number()).as("the same run goes on").isEqualTo(run.number());
      assertThat(rig.sync("mill").row().status()).isEqualTo("COMPLETE");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeMappedIsCountedAndNotTakenForGone(TestDatabase database) {
    vendor.addAll(12);
    try (SyncRig rig = rig(database)) {
      rig.full();
      vendor.instead =
          line -> line.startsWith("/people {") && !line.contains("after") ? broken() : null;

      SyncRunRow run = rig.full();
      assertThat(run.counts().leftOut()).isEqualTo(1);
      assertThat(run.counts().removed()).as("it is there when asked for by itself").isZero();
      assertThat(rig.kept("mill").values()).doesNotContainNull();
    }
  }

  /** The first page, one record of which has lost its id. */
  private Reply broken() {
    List<Map<String, Object>> people =
        vendor.records.values().stream().limit(10).map(Map::copyOf).map(SyncTest::mutable).toList();
    people.get(2).remove("id");
    return Reply.json(200, Map.of(), Map.of("people", people, "next", Vendor.id(9)));
  }

  private static Map<String, Object> mutable(Map<String, Object> record) {
    return new LinkedHashMap<>(record);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyAnswerTakesNotEverythingAway(TestDatabase database) {
    vendor.addAll(150);
    try (SyncRig rig = rig(database)) {
      rig.full();
      vendor.records.clear();

      assertThat(rig.full().counts().removed()).isZero();
      assertThat(rig.full().counts().removed()).as("empty twice").isEqualTo(150);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSyncIsHeldByOneAlone(TestDatabase database) {
    vendor.addAll(3);
    try (SyncRig rig = rig(database)) {
      rig.syncs.ask("mill", SyncRig.RESOURCE, SyncRunRow.FULL);
      SyncTable table = rig.store.syncs();
      assertThat(table.claim("one", SyncWorkers.LEASE)).isPresent();
      assertThat(table.claim("two", SyncWorkers.LEASE)).isEmpty();
      assertThat(rig.sync("mill").row().isHeld()).isTrue();
      assertThat(table.renew(rig.sync("mill").row().scope(), "one", SyncWorkers.LEASE)).isTrue();
      assertThat(table.renew(rig.sync("mill").row().scope(), "two", SyncWorkers.LEASE)).isFalse();
      table.release(rig.sync("mill").row().scope(), "one");
      assertThat(table.claim("two", SyncWorkers.LEASE)).isPresent();
    }
  }
}
