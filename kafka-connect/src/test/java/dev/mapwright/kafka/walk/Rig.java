package dev.mapwright.kafka.walk;

import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.kafka.setting.KnownAccounts;
import dev.mapwright.kafka.setting.Settings;
import dev.mapwright.kafka.state.MemoryOffsets;
import dev.mapwright.kafka.state.Offsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A task without a worker: takes its steps one by one, and can die behind any of them. */
final class Rig implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  final List<String> lines = new ArrayList<>();
  final Map<String, String> states = new LinkedHashMap<>();
  private final Map<String, String> given;
  private final MemoryOffsets written;
  private final EmbeddedEngine engine;
  private final Offsets offsets;
  private final TaskWalks walks;

  Rig(Map<String, String> given, MemoryOffsets written, List<String> ids) {
    this.given = given;
    this.written = written;
    Settings settings = Settings.of(given);
    UnifiedModels models = UnifiedModels.bundled();
    this.engine =
        EmbeddedEngine.builder()
            .cursorKey(new SecretKeySpec(new byte[32], "AES"))
            .elsewhere(settings.elsewhere())
            .open();
    this.offsets = new Offsets(written, settings.resource());
    this.walks =
        new TaskWalks(
            engine.engine(),
            models,
            KnownAccounts.read(settings, models),
            settings,
            offsets,
            new Counters());
    walks.start(ids);
  }

  /** Takes a step and writes its offsets, as a transaction does; false where none comes. */
  boolean take(Duration atMost) throws InterruptedException {
    List<SourceRecord> records = walks.next(atMost);
    if (records == null) {
      return false;
    }
    records.forEach(record -> {
      written.put(record.sourcePartition(), record.sourceOffset());
      note(record);
    });
    offsets.written();
    records.forEach(record -> ((StepRecord) record).taken());
    return true;
  }

  private void note(SourceRecord record) {
    if (record.topic().equals(Settings.of(given).topics().accounts())) {
      Struct state = (Struct) record.value();
      states.put(String.valueOf(record.key()), state.get("status") + " " + state.get("error"));
      return;
    }
    Struct key = (Struct) record.key();
    @Nullable Object value = record.value();
    lines.add(
        key.get("account")
            + " "
            + key.get("id")
            + " "
            + (value instanceof Struct struct ? struct.get("first_name") : "gone"));
  }

  /** Takes steps until an account stands like this. */
  void until(String account, String status) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    states.clear();
    while (!states.getOrDefault(account, "").startsWith(status)) {
      boolean _ = take(Duration.ofMillis(100));
      if (System.nanoTime() > end) {
        throw new AssertionError(account + " did not come to " + status + ": " + states);
      }
    }
  }

  @Override
  public void close() {
    walks.close();
    engine.close();
  }
}
