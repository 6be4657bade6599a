package dev.mapwright.kafka.setting;

import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What the connector is told.
 *
 * @param accounts the accounts file, at the same path on each worker
 * @param connectors the folder of connectors; null for those that come with Mapwright
 * @param resource what is read of each account
 * @param topics where records go
 * @param every how often an account is looked at
 * @param fullEvery how often everything of it is read
 * @param pageSize how many records are given to the worker at once, at most
 * @param atOnce how many accounts a task walks through at the same time, at most
 * @param lookEvery how often the accounts file is looked at
 * @param elsewhere origins that are called in place of vendors' origins
 */
public record Settings(
    Path accounts,
    @Nullable Path connectors,
    String resource,
    Topics topics,
    Duration every,
    Duration fullEvery,
    int pageSize,
    int atOnce,
    Duration lookEvery,
    Map<URI, URI> elsewhere) {
  /** The accounts file. */
  public static final String ACCOUNTS = "accounts.file";

  /** The folder of connectors. */
  public static final String CONNECTORS = "connectors.folder";

  /** What is read. */
  public static final String RESOURCE = "resource";

  /** Where records go. */
  public static final String TOPIC = "topic";

  /** Where it goes how accounts stand. */
  public static final String ACCOUNTS_TOPIC = "accounts.topic";

  /** How often everything is read. */
  public static final String FULL_EVERY = "full.walk.interval.ms";

  /** How often accounts are looked at. */
  public static final String EVERY = "poll.interval.ms";

  /** Origins in place of others. */
  public static final String ELSEWHERE = "upstream";

  /** The accounts of one task, as JSON: set by the connector. */
  public static final String TASK_ACCOUNTS = "task.accounts";

  private static final String PAGE_SIZE = "page.size";
  private static final String AT_ONCE = "accounts.at.once";
  private static final String LOOK_EVERY = "accounts.file.interval.ms";

  /** What there is to set, with the words for it. */
  public static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              ACCOUNTS,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              new ConfigDef.NonEmptyString(),
              Importance.HIGH,
              "The file of accounts, as the server reads it; at the same path on each worker. It is"
                  + " looked at again and again: accounts come and go without a restart.")
          .define(
              CONNECTORS,
              ConfigDef.Type.STRING,
              "",
              Importance.MEDIUM,
              "A folder of connectors, at the same path on each worker. Empty: those that come with"
                  + " Mapwright.")
          .define(
              RESOURCE,
              ConfigDef.Type.STRING,
              "candidates",
              new ConfigDef.NonEmptyString(),
              Importance.MEDIUM,
              "What is read of each account.")
          .define(
              TOPIC,
              ConfigDef.Type.STRING,
              "mapwright.candidates",
              new ConfigDef.NonEmptyString(),
              Importance.HIGH,
              "Where records go. ${account} stands for the account's id, ${connector} for the"
                  + " vendor's name.")
          .define(
              ACCOUNTS_TOPIC,
              ConfigDef.Type.STRING,
              "mapwright.accounts",
              new ConfigDef.NonEmptyString(),
              Importance.MEDIUM,
              "Where it goes how each account stands. Each page that was read is told there, which"
                  + " is how its place comes into Connect's offsets.")
          .define(
              EVERY,
              ConfigDef.Type.LONG,
              Duration.ofMinutes(15).toMillis(),
              ConfigDef.Range.atLeast(100),
              Importance.MEDIUM,
              "How often an account is looked at, in milliseconds.")
          .define(
              FULL_EVERY,
              ConfigDef.Type.LONG,
              Duration.ofDays(1).toMillis(),
              ConfigDef.Range.atLeast(100),
              Importance.MEDIUM,
              "How often everything of an account is read, in milliseconds: only that finds who is"
                  + " gone. Between, only what changed is read where the vendor tells it.")
          .define(
              PAGE_SIZE,
              ConfigDef.Type.INT,
              500,
              ConfigDef.Range.between(1, 2_000),
              Importance.LOW,
              "How many records are given to the worker at once, at most: what is repeated when a"
                  + " worker dies, and a transaction where there are any.")
          .define(
              AT_ONCE,
              ConfigDef.Type.INT,
              4,
              ConfigDef.Range.between(1, 1_000),
              Importance.LOW,
              "How many accounts a task walks through at the same time, at most. What is known of"
                  + " each is in memory meanwhile.")
          .define(
              LOOK_EVERY,
              ConfigDef.Type.LONG,
              Duration.ofSeconds(30).toMillis(),
              ConfigDef.Range.atLeast(100),
              Importance.LOW,
              "How often the accounts file is looked at, in milliseconds.")
          .define(
              ELSEWHERE,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.LOW,
              "Origins that are called in place of vendors' origins, such as"
                  + " https://api.acme.example=http://127.0.0.1:8080: stand-ins, egress proxies."
                  + " Only these may lie in a private network.");

  /**
   * Reads what was given.
   *
   * @throws ConfigException if something is wrong
   */
  public static Settings of(Map<String, String> given) {
    AbstractConfig values = new AbstractConfig(DEFINITION, given, false);
    String folder = values.getString(CONNECTORS);
    return new Settings(
        Path.of(values.getString(ACCOUNTS)),
        folder.isBlank() ? null : Path.of(folder),
        values.getString(RESOURCE),
        new Topics(values.getString(TOPIC), values.getString(ACCOUNTS_TOPIC)),
        Duration.ofMillis(values.getLong(EVERY)),
        Duration.ofMillis(values.getLong(FULL_EVERY)),
        values.getInt(PAGE_SIZE),
        values.getInt(AT_ONCE),
        Duration.ofMillis(values.getLong(LOOK_EVERY)),
        elsewhere(values.getList(ELSEWHERE)));
  }

  private static Map<URI, URI> elsewhere(List<String> pairs) {
    Map<URI, URI> origins = new LinkedHashMap<>();
    for (String pair : pairs) {
      int between = pair.indexOf('=');
      try {
        origins.put(origin(pair.substring(0, between)), origin(pair.substring(between + 1)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
        throw new ConfigException(
            "'"
                + ELSEWHERE
                + "' has an item that is no pair of origins. Write"
                + " https://api.acme.example=http://127.0.0.1:8080.");
      }
    }
    return origins;
  }

  private static URI origin(String text) {
    URI uri = URI.create(text.strip());
    if (Origin.of(uri) == null) {
      throw new IllegalArgumentException("no origin");
    }
    return uri;
  }
}
