package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A sync of many records is whole, and holds a page at a time. {@code -Dmapwright.synced=200000}
 * tells how long that many take, and what they take in the database.
 */
@Timeout(1_200)
class SyncSpeedTest {
  private static final int RECORDS = Integer.getInteger("mapwright.synced", 1_000);
  private static final boolean IS_MEASURED = System.getProperty("mapwright.synced") != null;
  private static final int PAGE = 100;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void manyRecordsAreSynced(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder.resolve("data"));
    try (LoopbackServer vendor = LoopbackServer.start(SyncSpeedTest::page);
        SyncRig rig =
            new SyncRig(
                location,
                folder,
                Map.of(URI.create(Vendor.ORIGIN), vendor.origin()),
                List.of(Vendor.account("mill", Vendor.connector("max_size: 10", "max_size: 100"))),
                SyncSettings.DEFAULT)) {
      rig.store.awaitOpen();
      assertThat(timed(database + ", first", rig, SyncRunRow.FULL).counts().created())
          .isEqualTo(RECORDS);
      assertThat(timed(database + ", unchanged", rig, SyncRunRow.FULL).counts().unchanged())
          .isEqualTo(RECORDS);
      SyncRunRow incremental = timed(database + ", incremental", rig, SyncRunRow.INCREMENTAL);
      assertThat(incremental.kind()).isEqualTo(SyncRunRow.INCREMENTAL);
      if (IS_MEASURED) {
        System.out.printf(
            "%s: %,d bytes a record in the database, of which its form takes %,d%n",
            database, size(database, location) / RECORDS, form(0).length);
      }
    }
  }

  private SyncRunRow timed(String what, SyncRig rig, String kind) {
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long cpu = cpu();
    long began = System.nanoTime();
    SyncRunRow run = rig.run("mill", kind);
    double seconds = (System.nanoTime() - began) / 1e9;
    assertThat(run.state()).as(String.valueOf(run.error())).isEqualTo(SyncRunRow.COMPLETE);
    if (IS_MEASURED) {
      System.out.printf(
          "%s: %,d records in %.1f s, %,.0f a second; %.0f us of CPU each, vendor included; the"
              + " heap's peak is %,d MiB%n",
          what,
          run.counts().records(),
          seconds,
          run.counts().records() / seconds,
          (cpu() - cpu) / 1e3 / run.counts().records(),
          heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
    }
    return run;
  }

  /** Of this process, in nanoseconds. */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private long size(TestDatabase database, StoreLocation location) throws IOException {
    if (database == TestDatabase.POSTGRESQL) {
      String url = location.toString();
      return TestDatabase.size(url.substring(url.lastIndexOf('/') + 1));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** A page of the vendor, made of its numbers alone. */
  private static Reply page(ReceivedRequest request) {
    if (request.path().equals("/labels")) {
      return Reply.json(200, Map.of(), Map.of("labels", List.of()));
    }
    List<String> after = request.query().values().get("after");
    List<String> since = request.query().values().get("since");
    int from = after == null ? 0 : Integer.parseInt(after.getFirst());
    if (after == null && since != null) {
      from =
          (int)
              Math.max(
                  0, Instant.parse(since.getFirst()).getEpochSecond() - FIRST.getEpochSecond());
    }
    int to = Math.min(RECORDS, from + PAGE);
    StringBuilder page = new StringBuilder("{\"people\":[");
    for (int i = from; i < to; i++) {
      page.append(i == from ? "" : ",").append(new String(form(i), StandardCharsets.UTF_8));
    }
    page.append(']').append(to < RECORDS ? ",\"next\":\"" + to + "\"}" : "}");
    return Reply.of(
        200, Map.of(), "application/json", page.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] form(int number) {
    return """
    {"id":"%s","first":"First%d","last":"Last%d","label":"l%d","mails":["p%d@example.com","private.%d@mail.example"],\
    "changed":"%s","notes":"%s"}\
    """
        .formatted(
            Vendor.id(number),
            number,
            number,
            number % 7,
            number,
            number,
            FIRST.plusSeconds(number),
            "Has woven for %d years, in cotton and in wool. ".formatted(number % 40).repeat(12))
        .getBytes(StandardCharsets.UTF_8);
  }
}
