package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  @Test
  void whatChangedComesIntoAFile() throws Exception {
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    Files.writeString(connectors.resolve("loom.yaml"), CONNECTOR);
    Path accounts =
        Files.writeString(
            folder.resolve("accounts.yaml"), "accounts: [{id: mill, connector: loom}]\n");
    Path data = folder.resolve("out");
    answer = people("ada", "bo");
    try (LoopbackServer vendor = LoopbackServer.start(_ -> answer);
        BackgroundCommand serve =
            BackgroundCommand.start(
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
                folder.resolve("data").toString())) {
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

  private static CommandRun sync(String server, String... more) {
    List<String> all = new ArrayList<>(List.of("sync", "mill", "--server", server, "--token", "t"));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
