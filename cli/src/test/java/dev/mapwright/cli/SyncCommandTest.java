package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync}, with a server that runs and a vendor whose people change. */
@Timeout(120)
class SyncCommandTest {
  private static final String CONNECTOR =
      """
      language: 2
      connector: loom
      label: Loom
      account: {key: {title: Key, secret: true, default: none}}
      base_url: https://api.loom.example
      limits: {backoff: 1ms}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name}
      """;

  @TempDir private Path folder;

  private volatile Reply answer = Reply.json(200, Map.of(), Map.of());

  private static Reply people(String... names) {
    List<Map<String, String>> people =
        Arrays.stream(names).map(name -> Map.of("id", name, "name", name)).toList();
    return Reply.json(200, Map.of(), Map.of("people", people));
  }

  private BackgroundCommand serve(LoopbackServer vendor) throws Exception {
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    Files.writeString(connectors.resolve("loom.yaml"), CONNECTOR);
    Path accounts =
        Files.writeString(
            folder.resolve("accounts.yaml"), "accounts: [{id: mill, connector: loom}]\n");
    return BackgroundCommand.start(
        "serve",
        "--port",
        "0",
        "--token",
        "t",
        "--connectors",
        connectors.toString(),
        "--upstream",
        "https://api.loom.example=" + vendor.origin(),
        "--accounts",
        accounts.toString(),
        "--data",
        folder.resolve("data").toString());
  }

  @Test
  void whatChangedComesIntoAFile() throws Exception {
    Path data = folder.resolve("out");
    answer = people("ada", "bo");
    try (LoopbackServer vendor = LoopbackServer.start(_ -> answer);
        BackgroundCommand serve = serve(vendor)) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");

      assertThat(sync(server, "--to", data.toString()))
          .isEqualTo(
              new CommandRun(
                  0, "mill: 2 records, 2 created, 0 updated, 0 deleted, 0 left out (full)\n", ""));
      Path file = data.resolve("candidates.ndjson");
      assertThat(Files.readAllLines(file))
          .hasSize(2)
          .allMatch(line -> line.contains("\"created\""));

      answer = people("bo", "cleo");
      Files.writeString(file, Files.readString(file) + "half a li"); // of a pull that was killed
      assertThat(sync(server, "--to", data.toString()).exit()).isZero();
      assertThat(Files.readAllLines(file).subList(2, 4))
          .satisfiesExactly(
              line -> assertThat(line).contains("\"created\"", "cleo"),
              line -> assertThat(line).contains("\"deleted\"", "ada"));

      CommandRun all = sync(server, "--to", "-", "--json");
      assertThat(all.out().lines()).hasSize(3).allMatch(line -> Json.read(line) instanceof Map);
      assertThat(all.err()).contains("\"completed\"");

      answer = Reply.json(401, Map.of(), Map.of());
      CommandRun refused = sync(server);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("Loom refuses the account's credentials (status 401)");
      assertThat(serve.stop()).isZero();
    }
  }

  @Test
  void anAccountThatIsConnectedAnewIsSyncedAtOnce() throws Exception {
    answer = Reply.json(401, Map.of(), Map.of());
    try (LoopbackServer vendor = LoopbackServer.start(_ -> answer);
        BackgroundCommand serve = serve(vendor)) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");
      String account =
          """
          {"id": "weir", "integration": "loom", "tenant_id": "t1", "credentials": {"key": "old"}}
          """;
      assertThat(send("POST", server + "/integrated-account", account)).contains("weir");
      CommandRun refused = CommandRun.of("sync", "weir", "--server", server, "--token", "t");
      assertThat(refused.err()).contains("Connect it anew");

      answer = people("ada");
      send("PATCH", server + "/integrated-account/weir", "{\"credentials\": {\"key\": \"new\"}}");

      String state = server + "/integrated-account/weir/sync";
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); // by itself: after a minute
      while (!send("GET", state, "").contains("COMPLETE")) {
        assertThat(System.nanoTime()).as(send("GET", state, "")).isLessThan(end);
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private static String send(String method, String uri, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("authorization", "Bearer t")
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void targetsOfSingerReadIt() throws Exception {
    answer = people("ada", "bo");
    try (LoopbackServer vendor = LoopbackServer.start(_ -> answer);
        BackgroundCommand serve = serve(vendor)) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");

      List<Map<?, ?>> all = messages(sync(server, "--to", "-", "--as", "singer").out());
      assertThat(types(all)).containsExactly("SCHEMA", "RECORD", "RECORD", "STATE");
      assertThat(all.getFirst().get("key_properties")).isEqualTo(List.of("_mapwright_id"));
      OutputSchema schema = OutputSchema.parse(Json.write(all.getFirst().get("schema")));
      all.subList(1, 3).forEach(row -> schema.holds(Json.write(row.get("record"))));

      answer = people("bo");
      String place =
          String.valueOf(at(all.getLast(), "value", "bookmarks", "candidates", "next_cursor"));
      List<Map<?, ?>> since =
          messages(sync(server, "--to", "-", "--as", "singer", "--since", place).out());
      assertThat(types(since)).containsExactly("SCHEMA", "RECORD", "STATE");
      Map<?, ?> gone = (Map<?, ?>) at(since.get(1), "record");
      assertThat(gone.keySet().toString()).isEqualTo("[_mapwright_id, _sdc_deleted_at]");
      assertThat(gone.get("_mapwright_id")).isEqualTo(at(all.get(1), "record", "_mapwright_id"));
      schema.holds(Json.write(gone));
    }
  }

  @Test
  void destinationsOfAirbyteReadIt() throws Exception {
    Path data = folder.resolve("out");
    answer = people("ada", "bo");
    try (LoopbackServer vendor = LoopbackServer.start(_ -> answer);
        BackgroundCommand serve = serve(vendor)) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");

      assertThat(sync(server, "--to", data.toString(), "--as", "airbyte").exit()).isZero();
      List<Map<?, ?>> all = messages(Files.readString(data.resolve("candidates.airbyte.ndjson")));
      assertThat(types(all)).containsExactly("TRACE", "RECORD", "RECORD", "STATE", "TRACE");
      Map<?, ?> catalog =
          (Map<?, ?>)
              Json.read(Files.readAllBytes(data.resolve("candidates.airbyte.catalog.json")));
      Map<?, ?> configured = (Map<?, ?>) ((List<?>) at(catalog, "streams")).getFirst();
      OutputSchema schema = OutputSchema.parse(Json.write(at(configured, "stream", "json_schema")));
      assertThat(Json.write(at(configured, "stream", "json_schema"))).doesNotContain("$ref", "x-");
      schema.holds(Json.write(at(all.get(1), "record", "data")));
      assertThat(at(all.getLast(), "trace", "stream_status", "status")).isEqualTo("COMPLETE");

      answer = people("bo");
      assertThat(sync(server, "--to", data.toString(), "--as", "airbyte").exit()).isZero();
      List<Map<?, ?>> more =
          messages(Files.readString(data.resolve("candidates.airbyte.ndjson"))).subList(5, 9);
      assertThat(Json.write(at(more.get(1), "record", "data"))).contains("_ab_cdc_deleted_at");
    }
  }

  @Test
  void optionsThatSayNothingTogetherAreRefused() {
    String nowhere = "http://127.0.0.1:9";
    assertThat(sync(nowhere, "--as", "singer").err()).contains("--as goes with --to");
    assertThat(sync(nowhere, "--since", "x", "--to", "out").err())
        .contains("--since goes with --to -");
    assertThat(sync(nowhere, "--to", "-", "--as", "parquet").exit()).isEqualTo(2);
  }

  private static List<Map<?, ?>> messages(String lines) {
    return lines.lines().<Map<?, ?>>map(line -> (Map<?, ?>) Json.read(line)).toList();
  }

  private static Object at(Map<?, ?> message, String... path) {
    Object at = message;
    for (String name : path) {
      at = Objects.requireNonNull(((Map<?, ?>) at).get(name), name);
    }
    return at;
  }

  private static List<String> types(List<Map<?, ?>> messages) {
    return messages.stream().map(message -> String.valueOf(message.get("type"))).toList();
  }

  private static CommandRun sync(String server, String... more) {
    List<String> all = new ArrayList<>(List.of("sync", "mill", "--server", server, "--token", "t"));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
