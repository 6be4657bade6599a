package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncedRow;
import dev.mapwright.server.store.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that is killed in the middle of its syncs, again and again, while the vendor's records
 * change and somebody pulls what changed; {@code -Dmapwright.kills=50} for that many times.
 */
@Timeout(1_200)
class KilledSyncTest {
  private static final int PEOPLE = 600;

  @TempDir Path folder;

  private final Vendor vendor = new Vendor();
  private final Random random = new Random(17);

  /** What somebody has who pulled all changes, by the vendor's id, and up to which. */
  private final Map<String, Object> replica = new TreeMap<>();

  private long pulled;

  @AfterEach
  void stop() {
    vendor.close();
  }

  @ParameterizedTest
  @EnumSource
  void noChangeIsLost(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder.resolve("data"));
    String where =
        location instanceof StoreLocation.Folder
            ? folder.resolve("data").toString()
            : TestDatabase.url(location.toString().substring(location.toString().indexOf('/') + 1));
    vendor.addAll(PEOPLE);
    int kills = Integer.getInteger("mapwright.kills", 2);
    for (int time = 0; time < kills; time++) {
      killAfter(1 + random.nextInt(40), where);
      change(time);
      try (SyncRig rig = rig(location)) {
        pull(rig);
      }
    }
    try (SyncRig rig = rig(location)) {
      rig.store.syncs().releaseAll();
      rig.full();
      rig.full();
      pull(rig);
    }
    Map<String, Object> there = new TreeMap<>();
    vendor.records.forEach((id, record) -> there.put(id, record.get("first")));
    assertThat(replica).isEqualTo(there);
  }

  private SyncRig rig(StoreLocation location) {
    return new SyncRig(location, folder, vendor, Vendor.connector());
  }

  private void change(int time) {
    for (int i = 0; i < 5; i++) {
      int number = random.nextInt(PEOPLE);
      if (vendor.records.containsKey(Vendor.id(number))) {
        vendor.change(number, "first", "Ada" + time);
      }
    }
    vendor.records.remove(Vendor.id(random.nextInt(PEOPLE)));
    vendor.add(PEOPLE + time);
  }

  private void pull(SyncRig rig) {
    if (rig.syncs.find("mill", SyncRig.RESOURCE).isEmpty()) {
      return; // it was killed before it had begun
    }
    for (SyncedRow row : rig.changes("mill", pulled)) {
      assertThat(row.change()).isGreaterThan(pulled);
      pulled = row.change();
      byte[] sealed = row.sealed();
      if (sealed == null) {
        replica.remove(row.remoteId());
      } else {
        Map<String, Object> fields =
            new HashMap<>(rig.syncs.vault().open("mill", row.id(), sealed));
        replica.put(row.remoteId(), fields.get("first_name"));
      }
    }
  }

  private void killAfter(int pages, String where) throws Exception {
    vendor.asked.clear();
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                where,
                folder.toString(),
                vendor.elsewhere().values().iterator().next().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    try {
      long end = System.nanoTime() + 180_000_000_000L; // a busy machine starts it slowly
      while (vendor.asked.size() < pages) {
        assertThat(server.isAlive()).as("see server.log").isTrue();
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.sleep(1);
      }
    } finally {
      server.toHandle().destroyForcibly(); // SIGKILL
    }
    assertThat(server.onExit().join().exitValue()).isNotZero();
  }

  /** Syncs as often as it can. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws InterruptedException {
      StoreLocation location =
          arguments[0].startsWith("postgresql:")
              ? StoreLocation.at(arguments[0])
              : StoreLocation.in(Path.of(arguments[0]));
      SyncRig rig =
          new SyncRig(
              location,
              Path.of(arguments[1]),
              Map.of(URI.create(Vendor.ORIGIN), URI.create(arguments[2])),
              List.of(Vendor.account("mill", Vendor.connector())),
              SyncSettings.DEFAULT);
      rig.store.syncs().releaseAll(); // what the one before held, without waiting for its end
      rig.syncs.start();
      while (true) {
        SyncRunRow _ = rig.syncs.ask("mill", SyncRig.RESOURCE, SyncRunRow.FULL);
        Thread.sleep(5);
      }
    }
  }
}
