package dev.mapwright.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A broker, and workers of Kafka Connect, each a process of its own, with the plugin as packed. */
final class KafkaCluster implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final int port = freePort();

  private KafkaCluster(Path folder) {
    this.folder = folder;
  }

  /** Starts a broker whose files lie in a folder. */
  static KafkaCluster start(Path folder) throws IOException, InterruptedException {
    KafkaCluster cluster = new KafkaCluster(folder);
    int controller = freePort();
    Path file =
        cluster.write(
            "broker.properties",
            Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry(
                    "listeners",
                    "PLAINTEXT://127.0.0.1:"
                        + cluster.port
                        + ",CONTROLLER://127.0.0.1:"
                        + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                    "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.partitions", "3")));
    int formatted =
        cluster
            .run(
                "format",
                "kafka.tools.StorageTool",
                "format",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                file.toString())
            .waitFor();
    if (formatted != 0) {
      throw new IllegalStateException("the broker's folder could not be made: " + formatted);
    }
    Process _ = cluster.run("broker", "kafka.Kafka", file.toString());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
      cluster.await("a broker", () -> admin.listTopics().names().get(1, TimeUnit.SECONDS) != null);
    }
    return cluster;
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** A worker. */
  final class Worker {
    private final Process process;
    private final URI rest;

    private Worker(Process process, URI rest) {
      this.process = process;
      this.rest = rest;
    }

    /** As by kill -9. */
    void kill() throws InterruptedException {
      process.destroyForcibly();
      int _ = process.waitFor();
    }

    /** What it answers. */
    String ask(String method, String path, String body) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(rest.resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .timeout(LONGEST)
              .build();
      var response = client.send(request, BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }

  /** Starts a worker of a group. */
  Worker worker(String group, boolean exactlyOnce) throws IOException {
    int rest = freePort();
    String name = group + "-" + rest;
    Path plugin;
    try (Stream<Path> all = Files.list(TARGET)) {
      plugin =
          all.filter(path -> path.getFileName().toString().startsWith("mapwright-kafka-connect-"))
              .filter(Files::isDirectory)
              .findFirst()
              .orElseThrow();
    }
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    if (Files.notExists(plugins.resolve("mapwright"))) {
      Files.createSymbolicLink(plugins.resolve("mapwright"), plugin);
    }
    Path file =
        write(
            name + ".properties",
            Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrap()),
                Map.entry("group.id", group),
                Map.entry("listeners", "http://127.0.0.1:" + rest),
                Map.entry("plugin.path", plugins.toString()),
                Map.entry("plugin.discovery", "service_load"),
                Map.entry("key.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("key.converter.schemas.enable", "false"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("config.storage.topic", group + "-configs"),
                Map.entry("offset.storage.topic", group + "-offsets"),
                Map.entry("status.storage.topic", group + "-status"),
                Map.entry("config.storage.replication.factor", "1"),
                Map.entry("offset.storage.replication.factor", "1"),
                Map.entry("offset.storage.partitions", "3"),
                Map.entry("status.storage.replication.factor", "1"),
                Map.entry("status.storage.partitions", "1"),
                Map.entry("offset.flush.interval.ms", "500"),
                Map.entry("session.timeout.ms", "6000"),
                Map.entry("heartbeat.interval.ms", "1000"),
                Map.entry("scheduled.rebalance.max.delay.ms", "0"),
                Map.entry("exactly.once.source.support", exactlyOnce ? "enabled" : "disabled")));
    return new Worker(
        run(name, "org.apache.kafka.connect.cli.ConnectDistributed", file.toString()),
        URI.create("http://127.0.0.1:" + rest));
  }

  /** Something that is to become true. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until something is so. */
  void await(String what, Condition condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("there was no " + what + " in " + LONGEST + "; see " + folder, last);
  }

  private Path write(String name, Map<String, String> values) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    Path file = folder.resolve(name);
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  private Process run(String name, String main, String... arguments) throws IOException {
    String classpath = Files.readString(TARGET.resolve("worker.classpath")).strip();
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile="
                    + TARGET.resolve("test-classes").resolve("logback-test.xml"),
                "-cp",
                classpath,
                main));
    command.addAll(List.of(arguments));
    File log = folder.resolve(name + ".log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    processes.add(process);
    return process;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.reversed().forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }
}
