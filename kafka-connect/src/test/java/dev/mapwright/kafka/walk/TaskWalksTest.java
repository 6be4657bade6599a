package dev.mapwright.kafka.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.kafka.ManyCustomers;
import dev.mapwright.kafka.state.MemoryOffsets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task's walks through accounts: each change once, whoever dies meanwhile. */
class TaskWalksTest {
  private static final int PEOPLE = 40;

  @TempDir Path folder;
  private final ManyCustomers vendor = new ManyCustomers();
  private final MemoryOffsets offsets = new MemoryOffsets();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void write() throws IOException {
    ManyCustomers.writeConnector(folder.resolve("connectors"));
    ManyCustomers.writeAccounts(folder.resolve("accounts.yaml"), List.of("one", "two"));
    vendor.add("one", PEOPLE);
    vendor.add("two", PEOPLE);
    settings.put("accounts.file", folder.resolve("accounts.yaml").toString());
    settings.put("connectors.folder", folder.resolve("connectors").toString());
    settings.put("upstream", vendor.upstream());
    settings.put("page.size", "10");
    settings.put("poll.interval.ms", "100");
    settings.put("full.walk.interval.ms", "100");
  }

  @AfterEach
  void close() {
    vendor.close();
  }

  private Rig rig(String... ids) {
    return new Rig(settings, offsets, List.of(ids));
  }

  private static String line(int number, String what) {
    return "one " + ManyCustomers.id(number) + " " + what;
  }

  @Test
  void whatIsAsItWasIsNotSentAgain() throws Exception {
    try (Rig rig = rig("one")) {
      rig.until("one", "COMPLETE");
      assertThat(rig.lines).hasSize(PEOPLE);

      rig.until("one", "COMPLETE");
      rig.until("one", "COMPLETE");
      assertThat(rig.lines).hasSize(PEOPLE);
    }
  }

  @Test
  void aTaskThatDiesBehindAnyStepIsFollowedByAnotherThatRepeatsNothing() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int died = 0; died < 8; died++) {
      try (Rig rig = rig("one")) {
        assertThat(rig.take(Duration.ofSeconds(20))).isTrue();
        lines.addAll(rig.lines);
      }
    }

    assertThat(lines).hasSize(PEOPLE).doesNotHaveDuplicates();
  }

  @Test
  void whatChangedAndWentWhileNobodyLookedIsFound() throws Exception {
    try (Rig rig = rig("one")) {
      rig.until("one", "COMPLETE");
    }
    vendor.put("one", 3, "Changed", "2026-06-01T00:00:00Z");
    vendor.remove("one", 17);
    vendor.put("one", PEOPLE, "New", "2026-06-01T00:00:00Z");

    try (Rig rig = rig("one")) {
      rig.until("one", "COMPLETE");
      assertThat(rig.lines)
          .containsExactlyInAnyOrder(line(3, "Changed"), line(17, "gone"), line(PEOPLE, "New"));
      rig.lines.clear();
      rig.until("one", "COMPLETE");
      rig.until("one", "COMPLETE");
      assertThat(rig.lines).isEmpty();
    }
  }

  @Test
  void betweenWalksOverEverythingWhatChangedIsRead() throws Exception {
    settings.put("full.walk.interval.ms", "3600000");
    try (Rig rig = rig("one")) {
      rig.until("one", "COMPLETE");
      rig.lines.clear();
      vendor.put("one", 3, "Changed", "2026-06-01T00:00:00Z");
      vendor.put("one", 5, "Unseen", "2020-01-01T00:00:00Z");
      vendor.remove("one", 17);

      rig.until("one", "COMPLETE");
      rig.until("one", "COMPLETE");

      assertThat(rig.lines).containsExactly(line(3, "Changed"));
    }
  }

  @Test
  void anAccountThatIsRefusedHoldsUpNoOther() throws Exception {
    vendor.refused.add("two");
    try (Rig rig = rig("one", "two")) {
      rig.until("two", "RELINK_NEEDED Loom refuses the account's credentials (status 401).");
      rig.until("one", "COMPLETE");
      assertThat(rig.lines).hasSize(PEOPLE).allMatch(line -> line.startsWith("one "));
    }
  }
}
