package dev.mapwright.kafka;

import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.kafka.setting.KnownAccounts;
import dev.mapwright.kafka.setting.Settings;
import dev.mapwright.kafka.state.Offsets;
import dev.mapwright.kafka.walk.Counters;
import dev.mapwright.kafka.walk.StepRecord;
import dev.mapwright.kafka.walk.TaskWalks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Walks through some accounts, and gives the worker what is new, changed or gone. */
public final class MapwrightTask extends SourceTask {
  /** The worker asks again, and can stop the task between. */
  private static final Duration POLL = Duration.ofMillis(500);

  private @Nullable EmbeddedEngine engine;
  private @Nullable Offsets offsets;
  private @Nullable TaskWalks walks;

  @Override
  public String version() {
    return new MapwrightSource().version();
  }

  @Override
  public void start(Map<String, String> config) {
    Settings settings = Settings.of(config);
    UnifiedModels models = UnifiedModels.bundled();
    KnownAccounts accounts = KnownAccounts.read(settings, models);
    Counters counters = new Counters();
    counters.tell(context);
    EmbeddedEngine opened =
        EmbeddedEngine.builder()
            .models(models)
            .cursorKey(cursorKey(config))
            .elsewhere(settings.elsewhere())
            .open();
    engine = opened;
    Offsets stored = new Offsets(context.offsetStorageReader(), settings.resource());
    offsets = stored;
    TaskWalks begun = new TaskWalks(opened.engine(), models, accounts, settings, stored, counters);
    walks = begun;
    begun.start(ids(config));
  }

  private static List<String> ids(Map<String, String> config) {
    return Json.read(config.getOrDefault(Settings.TASK_ACCOUNTS, "[]")) instanceof List<?> ids
        ? ids.stream().map(String::valueOf).toList()
        : List.of();
  }

  /**
   * All tasks of a connector understand each other's cursors. The key is no secret: cursors stand
   * in Connect's offsets alone, and nobody sends one.
   */
  private static SecretKey cursorKey(Map<String, String> config) {
    String seed = "mapwright " + config.getOrDefault("name", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(hash, "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    return walks == null ? null : walks.next(POLL);
  }

  @Override
  public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
    if (record instanceof StepRecord own) {
      own.taken();
    }
  }

  @Override
  public void commit() {
    if (offsets != null) {
      offsets.written();
    }
  }

  @Override
  public void stop() {
    if (walks != null) {
      walks.close();
    }
    if (engine != null) {
      engine.close();
    }
  }
}
