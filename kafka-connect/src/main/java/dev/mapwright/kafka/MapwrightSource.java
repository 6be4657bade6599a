package dev.mapwright.kafka;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.kafka.setting.AccountsWatch;
import dev.mapwright.kafka.setting.KnownAccounts;
import dev.mapwright.kafka.setting.Settings;
import dev.mapwright.kafka.setting.SettingsCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of accounts up to date in Kafka: a source connector of Kafka Connect, which
 * gives each account to one task at a time.
 */
public final class MapwrightSource extends SourceConnector {
  private Map<String, String> given = Map.of();
  private @Nullable KnownAccounts accounts;
  private @Nullable AccountsWatch watch;

  @Override
  public String version() {
    String version = MapwrightSource.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  @Override
  public ConfigDef config() {
    return Settings.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> config) {
    return SettingsCheck.check(config, super.validate(config));
  }

  @Override
  public void start(Map<String, String> config) {
    given = Map.copyOf(config);
    Settings settings = Settings.of(config);
    KnownAccounts known = KnownAccounts.read(settings, UnifiedModels.bundled());
    accounts = known;
    watch =
        new AccountsWatch(known, settings.lookEvery(), () -> context().requestTaskReconfiguration())
            .start();
  }

  @Override
  public Class<? extends Task> taskClass() {
    return MapwrightTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<String> ids = accounts == null ? List.of() : List.copyOf(accounts.ids());
    int tasks = Math.min(maxTasks, ids.size());
    List<Map<String, String>> configs = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<String> own = new ArrayList<>();
      for (int i = task; i < ids.size(); i += tasks) {
        own.add(ids.get(i));
      }
      Map<String, String> config = new HashMap<>(given);
      config.put(Settings.TASK_ACCOUNTS, Json.write(own));
      configs.add(config);
    }
    return configs;
  }

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> config) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public void stop() {
    if (watch != null) {
      watch.close();
    }
  }
}
