package dev.mapwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two workers and a real broker: a worker is killed while accounts are read, and come and go. */
class ClusterIT {
  private static final int PEOPLE = 400;
  private static final int PAGE = 50;

  @TempDir static Path folder;
  private static KafkaCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = KafkaCluster.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsLost(boolean exactlyOnce) throws Exception {
    String group = exactlyOnce ? "once" : "least";
    Path accounts = folder.resolve(group + ".yaml");
    Path connectors = folder.resolve("connectors");
    TreeSet<String> ids = new TreeSet<>();
    IntStream.rangeClosed(1, 20).forEach(i -> ids.add("a%02d".formatted(i)));
    ManyCustomers.writeConnector(connectors);
    ManyCustomers.writeAccounts(accounts, ids);
    try (ManyCustomers vendor = new ManyCustomers();
        Topic topic = new Topic(group)) {
      ids.forEach(id -> vendor.add(id, PEOPLE));
      vendor.add("a21", PEOPLE);
      vendor.pause = Duration.ofMillis(150);
      KafkaCluster.Worker first = cluster.worker(group, exactlyOnce);
      KafkaCluster.Worker second = cluster.worker(group, exactlyOnce);
      Map<String, String> config = config(group, accounts, connectors, vendor);
      config.put("tasks.max", "4");
      config.put("accounts.file.interval.ms", "500");
      config.put("poll.interval.ms", "1000");
      config.put("full.walk.interval.ms", "1000");
      config.put("page.size", String.valueOf(PAGE));
      create(first, config);

      cluster.await("third of the records", () -> topic.read() > 20 * PEOPLE / 3);
      second.kill();
      ids.add("a21");
      ids.remove("a20");
      ManyCustomers.writeAccounts(accounts, ids);
      vendor.pause = Duration.ZERO;

      cluster.await("account that came", () -> topic.read() > 0 && topic.of("a21") >= PEOPLE);
      for (String id : ids) {
        cluster.await("all of " + id, () -> topic.read() > 0 && topic.of(id) == PEOPLE);
      }
      if (exactlyOnce) {
        assertThat(topic.doubled()).isEmpty();
      } else {
        // At most what each account had got since offsets were written, half a second before.
        for (String id : ids) {
          assertThat(topic.doubled().stream().filter(name -> name.startsWith(id + " ")))
              .hasSizeLessThanOrEqualTo(6 * PAGE);
        }
      }

      // What changes and goes afterwards is told by the worker that is left, from what is known.
      vendor.put("a01", 7, "Changed", "2026-06-01T00:00:00Z");
      vendor.remove("a02", 9);
      String changed = "a01 " + ManyCustomers.id(7);
      String gone = "a02 " + ManyCustomers.id(9);
      cluster.await(
          "change",
          () -> topic.read() > 0 && String.valueOf(topic.last.get(changed)).contains("Changed"));
      cluster.await("tombstone", () -> topic.read() > 0 && topic.last.get(gone) == null);
      int doubled = topic.doubled().size();
      Thread.sleep(3_000);
      int _ = topic.read();
      assertThat(topic.doubled()).hasSize(doubled);
    }
  }

  /** So many, with {@code -Dmapwright.records=}: how fast a task is, for docs/scale.md. */
  @Test
  void manyRecordsComeThroughOneTask() throws Exception {
    int records = Integer.getInteger("mapwright.records", 2_000);
    Path accounts = folder.resolve("speed.yaml");
    Path connectors = folder.resolve("connectors");
    ManyCustomers.writeConnector(connectors);
    ManyCustomers.writeAccounts(accounts, List.of("a"));
    try (ManyCustomers vendor = new ManyCustomers();
        Topic topic = new Topic("speed")) {
      vendor.add("a", records);
      KafkaCluster.Worker worker = cluster.worker("speed", true);
      create(worker, config("speed", accounts, connectors, vendor));

      cluster.await("first record", () -> topic.read() > 0);
      long begin = System.nanoTime();
      int before = topic.records;
      cluster.await("record", () -> topic.read() == records);

      long nanos = System.nanoTime() - begin;
      System.out.println("records a second: " + (records - before) * 1_000_000_000L / nanos);
      System.out.println("bytes of a record: " + topic.bytes / records);
      assertThat(topic.doubled()).isEmpty();
      worker.kill();
    }
  }

  private static Map<String, String> config(
      String topic, Path accounts, Path connectors, ManyCustomers vendor) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("connector.class", MapwrightSource.class.getName());
    config.put("tasks.max", "1");
    config.put("accounts.file", accounts.toString());
    config.put("connectors.folder", connectors.toString());
    config.put("topic", topic);
    config.put("accounts.topic", topic + "-accounts");
    config.put("upstream", vendor.upstream());
    return config;
  }

  private static void create(KafkaCluster.Worker worker, Map<String, String> config)
      throws InterruptedException {
    cluster.await(
        "connector",
        () ->
            worker
                .ask("PUT", "/connectors/mapwright/config", Json.write(config))
                .startsWith("201"));
  }

  /** What consumers have got so far. */
  private static final class Topic implements AutoCloseable {
    /** By account and id. */
    final Map<String, @Nullable String> last = new HashMap<>();

    private final Map<String, List<String>> all = new HashMap<>();
    private final KafkaConsumer<String, String> consumer;
    private int records;
    private long bytes;

    Topic(String name) {
      this.consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  cluster.bootstrap(),
                  "group.id",
                  "test-" + name,
                  "auto.offset.reset",
                  "earliest",
                  "metadata.max.age.ms",
                  "500",
                  "isolation.level",
                  "read_committed"),
              new StringDeserializer(),
              new StringDeserializer());
      consumer.subscribe(List.of(name));
    }

    /** Reads on, and says how much there was in all. */
    int read() {
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
        Map<?, ?> key = (Map<?, ?>) Json.read(record.key());
        String name = key.get("account") + " " + key.get("id");
        last.put(name, record.value());
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(String.valueOf(record.value()));
        records++;
        bytes += record.serializedKeySize() + record.serializedValueSize();
      }
      return records;
    }

    long of(String account) {
      return last.keySet().stream().filter(name -> name.startsWith(account + " ")).count();
    }

    /** What came again as it was. */
    List<String> doubled() {
      return all.entrySet().stream()
          .filter(entry -> entry.getValue().stream().distinct().count() < entry.getValue().size())
          .map(Map.Entry::getKey)
          .toList();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
