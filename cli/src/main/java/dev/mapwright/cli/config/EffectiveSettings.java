package dev.mapwright.cli.config;

import dev.mapwright.cli.print.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All settings of a command as they hold, and where each comes from. Secrets are struck out.
 *
 * @param rows in the order of their names
 */
public record EffectiveSettings(List<Row> rows) {
  private static final String STRUCK = "***";

  /** Options whose whole value is a secret. */
  private static final List<String> SECRETS = List.of("token");

  /** The password of a URL. */
  private static final Pattern PASSWORD = Pattern.compile("(?<=//)([^/@:]*):[^@/]*(?=@)");

  public EffectiveSettings {
    rows = List.copyOf(rows);
  }

  /**
   * A setting.
   *
   * @param value null where nothing is set and there is no default
   * @param source {@code command line}, a variable, a place in a file, or {@code default}
   */
  public record Row(String name, @Nullable String value, String source) {}

  /** Those of a command whose line has been read. */
  public static EffectiveSettings of(CommandSpec command, Configuration configuration) {
    return new EffectiveSettings(
        Configuration.settable(command).stream()
            .sorted((a, b) -> Configuration.key(a).compareTo(Configuration.key(b)))
            .map(option -> row(option, configuration))
            .toList());
  }

  private static Row row(OptionSpec option, Configuration configuration) {
    String key = Configuration.key(option);
    if (configuration.isOnCommandLine(option)) {
      return new Row(
          key, discreet(key, String.join(",", option.originalStringValues())), "command line");
    }
    return configuration
        .setting(option)
        .map(setting -> new Row(key, discreet(key, setting.value()), setting.source()))
        .orElseGet(() -> new Row(key, ownDefault(option), "default"));
  }

  private static @Nullable String ownDefault(OptionSpec option) {
    Object value = option.getValue();
    return value == null || (value instanceof List<?> list && list.isEmpty())
        ? null
        : value.toString();
  }

  private static String discreet(String key, String value) {
    return SECRETS.contains(key) ? STRUCK : PASSWORD.matcher(value).replaceAll("$1:" + STRUCK);
  }

  /** As a table for people. */
  public List<String> lines() {
    Table table = new Table("SETTING", "VALUE", "FROM");
    rows.forEach(
        row -> table.row(row.name(), Objects.requireNonNullElse(row.value(), "-"), row.source()));
    return table.lines();
  }

  /** For programs: {@code {"port": {"value": "8080", "source": "default"}}}. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    rows.forEach(row -> {
      Map<String, Object> setting = new LinkedHashMap<>();
      setting.put("value", row.value());
      setting.put("source", row.source());
      json.put(row.name(), setting);
    });
    return json;
  }
}
