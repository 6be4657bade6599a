package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, before a vendor whose list does not end. */
class ServerProcessTest {
  private static final String CONNECTOR =
      """
      language: 2
      connector: endless
      label: Endless
      base_url: https://api.endless.example
      pagination: {page_param: page, size_param: size, max_size: 10}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name, first_name: name, title: about}
      """;

  @TempDir private Path folder;

  /** What stands in each record besides. */
  private volatile String about = "";

  private final LoopbackServer vendor = LoopbackServer.start(this::answer);
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
    vendor.close();
  }

  @Test
  void isStoppedBySigtermWithStatus0AndHandsOverAHeldList() throws Exception {
    URI server = start("-Xmx256m");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> held =
          http.send(
              get(server, "?first_name=Nobody&integrated_account_id=one"),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(held.statusCode()).isEqualTo(200);

      started.getFirst().destroy(); // SIGTERM

      Map<?, ?> page = (Map<?, ?>) Json.read(held.body().readAllBytes());
      assertThat((List<?>) page.get("result")).isEmpty();
      assertThat(page.get("next_cursor")).isInstanceOf(String.class);
    }
    assertThat(started.getFirst().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(started.getFirst().exitValue()).isZero();
  }

  @Test
  void endsWithStatus3WhenItIsOutOfMemory() throws Exception {
    about = "x".repeat(1_000_000);
    URI server = start("-Xmx48m");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest list = get(server, "?limit=500&integrated_account_id=one");
      Future<?> _ = http.sendAsync(list, HttpResponse.BodyHandlers.discarding());

      assertThat(started.getFirst().waitFor(60, TimeUnit.SECONDS)).isTrue();
      http.shutdownNow();
    }
    assertThat(started.getFirst().exitValue()).isEqualTo(3);
  }

  private URI start(String heap) throws Exception {
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    Files.writeString(connectors.resolve("endless.yaml"), CONNECTOR);
    Path accounts = folder.resolve("accounts.yaml");
    Files.writeString(accounts, "accounts: [{id: one, connector: endless, credentials: {}}]\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                heap,
                "-XX:+ExitOnOutOfMemoryError", // as the launcher has it
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmapwright.root=" + System.getProperty("mapwright.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mapwright.cli.Main",
                "serve",
                "--port=0",
                "--call-time=8",
                "--token=t",
                "--accounts=" + accounts,
                "--connectors=" + connectors,
                "--data=" + folder.resolve("data"),
                "--upstream=https://api.endless.example=" + vendor.origin()));
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    started.add(process);
    Pattern listening = Pattern.compile("Listening on (http://\\S+)");
    while (process.isAlive()) {
      Matcher said = listening.matcher(Files.readString(out));
      if (said.find()) {
        return URI.create(said.group(1));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("it did not start:\n" + Files.readString(out));
  }

  private static HttpRequest get(URI server, String query) {
    return HttpRequest.newBuilder(server.resolve("/unified/ats/candidates" + query))
        .header("Authorization", "Bearer t")
        .timeout(Duration.ofMinutes(2))
        .build();
  }

  private Reply answer(ReceivedRequest request) {
    int page =
        Integer.parseInt(request.query().values().getOrDefault("page", List.of("1")).getFirst());
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Map<String, String>> people = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      people.add(Map.of("id", page + "-" + i, "name", "Other", "about", about));
    }
    return Reply.json(200, Map.of(), Map.of("people", people));
  }
}
