package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.gateway.GatewayByHand;
import dev.mapwright.benchmarks.vendor.VendorStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The vendor, who is there all the time, and how the gateways before him are started. */
final class MeasuringStage implements AutoCloseable {
  /** What the JVMs of the others get; those of ours come from its launcher. */
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dslf4j.internal.verbosity=ERROR");

  private final Path project;
  private final Path folder;
  private final Requests requests;
  private final Child vendor;
  private int servers;
  private boolean isMoving;

  /**
   * Starts the vendor.
   *
   * @param folder where files are written that are not kept
   */
  MeasuringStage(Path project, Path folder) throws IOException, InterruptedException {
    this.project = project;
    this.folder = folder;
    this.requests = new Requests(gatewayFile("requests.json"));
    Files.createDirectories(folder.resolve("connectors"));
    Files.copy(gatewayFile("acme.yaml"), folder.resolve("connectors/acme.yaml"));
    int port = Child.freePort();
    vendor =
        Child.start(
            "vendor", port, java("-Xmx256m", VendorStandIn.class, "" + port), Map.of(), folder);
    vendor.await("/calls", Map.of());
  }

  Path folder() {
    return folder;
  }

  Path launcher() {
    return project.resolve("mapwright");
  }

  Path gatewayFile(String name) {
    return project.resolve("benchmarks/gateway").resolve(name);
  }

  Requests requests() {
    return requests;
  }

  /** A connector for pages of so many slim records, made of the usual one; returns its name. */
  String slim(int size) throws IOException {
    String name = "acme-" + size;
    String usual = Files.readString(gatewayFile("acme.yaml"));
    String sized =
        usual
            .replace("connector: acme\n", "connector: " + name + "\n")
            .replace("GET /pages/", "GET /slim-" + size + "/")
            .replace("default_size: 100\n", "default_size: " + size + "\n");
    Files.writeString(folder.resolve("connectors").resolve(name + ".yaml"), sized);
    return name;
  }

  /**
   * Whether one record of the vendor's first page is another with each answer from now on.
   *
   * @return whether it was before
   */
  boolean vendorMoves(boolean moves) throws IOException, InterruptedException {
    boolean before = isMoving;
    vendor.get(moves ? "/moving" : "/still", Map.of());
    isMoving = moves;
    return before;
  }

  /** How many pages the vendor has been asked for. */
  long vendorCalls() throws IOException, InterruptedException {
    return Long.parseLong(
        new String(vendor.get("/calls", Map.of()).body(), StandardCharsets.US_ASCII));
  }

  /** Accounts of the vendor as the server's file says them, named by a prefix and a number. */
  static String accounts(String prefix, int count, String connector, int pages) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "  - {id: %s%d, connector: %s, credentials: {token: t, pages: \"%d\"}}\n"
                .formatted(prefix, i, connector, pages))
        .collect(Collectors.joining());
  }

  /** Starts ours by its launcher. */
  Child ours(String memory, String accounts) throws IOException {
    Path run = Files.createDirectory(folder.resolve("ours-" + servers++));
    Path file = Files.writeString(run.resolve("accounts.yaml"), "accounts:\n" + accounts);
    int port = Child.freePort();
    List<String> command =
        List.of(
            launcher().toString(),
            "serve",
            "--port=" + port,
            "--accounts=" + file,
            "--connectors=" + folder.resolve("connectors"),
            "--data=" + run.resolve("data"),
            "--upstream=https://api.acme.example=http://127.0.0.1:" + vendor.port());
    String options = memory + " " + System.getenv().getOrDefault("MAPWRIGHT_JAVA_OPTS", "");
    Map<String, String> environment =
        Map.of("MAPWRIGHT_TOKEN", Requests.TOKEN, "MAPWRIGHT_JAVA_OPTS", options);
    return Child.start("mapwright", port, command, environment, folder);
  }

  /** Starts the one by hand; with a mapper's name, that one maps in it. */
  Child byHand(String memory, String... mapper) throws IOException {
    int port = Child.freePort();
    List<String> arguments = new ArrayList<>(List.of("" + port, "" + vendor.port()));
    for (String name : mapper) {
      arguments.add(name);
      arguments.add(gatewayFile("unified.jsonata").toString());
    }
    String name = mapper.length == 0 ? "by hand" : mapper[0];
    String[] all = arguments.toArray(String[]::new);
    return Child.start(name, port, java(memory, GatewayByHand.class, all), Map.of(), folder);
  }

  Child node() throws IOException {
    int port = Child.freePort();
    String script = gatewayFile("by-hand.js").toString();
    List<String> command = List.of("node", script, "" + port, "" + vendor.port());
    return Child.start("Node by hand", port, command, Map.of(), folder);
  }

  private static List<String> java(String memory, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(memory);
    command.addAll(JVM);
    command.addAll(words("BY_HAND_JAVA_OPTS", "-XX:+UseParallelGC -XX:+UseCompactObjectHeaders"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> words(String variable, String standard) {
    String options = System.getenv().getOrDefault(variable, standard).strip();
    return options.isEmpty() ? List.of() : List.of(options.split(" +", -1));
  }

  @Override
  public void close() {
    vendor.close();
  }
}
