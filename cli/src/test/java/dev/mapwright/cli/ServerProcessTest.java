package dev.mapwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

  /** How many accounts there are. */
  private int accounts = 1;

  /** What each page is; null for made ones. */
  private volatile byte @Nullable [] page;

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
    URI server = start("-Xmx256m", "--call-time=8");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> held =
          http.send(
              get(server, "?first_name=Nobody&integrated_account_id=one"),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(held.statusCode()).describedAs(() -> said(held)).isEqualTo(200);

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
    URI server = start("-Xmx48m", "--answer-memory=1024");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest list = get(server, "?limit=500&integrated_account_id=one");
      Future<?> _ = http.sendAsync(list, HttpResponse.BodyHandlers.discarding());

      assertThat(started.getFirst().waitFor(60, TimeUnit.SECONDS)).isTrue();
      http.shutdownNow();
    }
    assertThat(started.getFirst().exitValue()).isEqualTo(3);
  }

  /** Each page is as large as it may be, and there is hardly room for two. */
  @Test
  void fortyLargeAnswersAtOnceAreGivenOrPutOffAndOthersAreAnsweredMeanwhile() throws Exception {
    accounts = 41;
    about = "x".repeat(3_100_000);
    page = Json.writeBytes(Map.of("people", people(1)));
    URI server = start("-Xmx256m", "--call-time=20");
    List<Future<Integer>> statuses = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i < accounts; i++) {
        HttpRequest list = get(server, "?limit=10&integrated_account_id=" + name(i));
        statuses.add(
            threads.submit(() -> {
              HttpResponse<InputStream> answer =
                  http.send(list, HttpResponse.BodyHandlers.ofInputStream());
              try (InputStream body = answer.body()) {
                long length = body.transferTo(OutputStream.nullOutputStream());
                assertThat(length > 31_000_000).isEqualTo(answer.statusCode() == 200);
              }
              if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
              }
              return answer.statusCode();
            }));
      }
      HttpRequest small = get(server, "?limit=1&integrated_account_id=" + name(accounts));
      int meanwhile = 0;
      do {
        assertThat(http.send(small, HttpResponse.BodyHandlers.discarding()).statusCode())
            .isEqualTo(200);
        meanwhile++;
      } while (!statuses.stream().allMatch(Future::isDone));
      assertThat(meanwhile).isGreaterThan(1);
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isIn(200, 503);
      }
      assertThat(started.getFirst().isAlive()).isTrue();
    }
    assertThat(statuses).extracting(Future::resultNow).contains(200);
  }

  /** What a refusal says; a held list has no end that could be waited for. */
  private static String said(HttpResponse<InputStream> answer) {
    try {
      return answer.statusCode() == 200 ? "" : new String(answer.body().readAllBytes(), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String name(int account) {
    return account == 1 ? "one" : "account" + account;
  }

  private URI start(String heap, String option) throws Exception {
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    Files.writeString(connectors.resolve("endless.yaml"), CONNECTOR);
    Path file = folder.resolve("accounts.yaml");
    Files.writeString(
        file,
        "accounts:\n"
            + IntStream.rangeClosed(1, accounts)
                .mapToObj(i -> "  - {id: " + name(i) + ", connector: endless, credentials: {}}\n")
                .collect(Collectors.joining()));
    ServerProcess server =
        ServerProcess.start(
            folder.resolve("out.txt"),
            List.of(
                heap,
                "-XX:+ExitOnOutOfMemoryError", // as the launcher has it
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"),
            List.of(
                option,
                "--token=t",
                "--accounts=" + file,
                "--connectors=" + connectors,
                "--data=" + folder.resolve("data"),
                "--upstream=https://api.endless.example=" + vendor.origin()));
    started.add(server.process());
    return server.origin();
  }

  private static HttpRequest get(URI server, String query) {
    return HttpRequest.newBuilder(server.resolve("/unified/ats/candidates" + query))
        .header("Authorization", "Bearer t")
        .timeout(Duration.ofMinutes(2))
        .build();
  }

  private Reply answer(ReceivedRequest request) {
    int number =
        Integer.parseInt(request.query().values().getOrDefault("page", List.of("1")).getFirst());
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] made = page;
    if (request.query().values().getOrDefault("size", List.of()).contains("1")) {
      Map<String, String> person = Map.of("id", String.valueOf(number), "name", "Other");
      return Reply.json(200, Map.of(), Map.of("people", List.of(person)));
    }
    return made == null
        ? Reply.json(200, Map.of(), Map.of("people", people(number)))
        : Reply.of(200, Map.of(), "application/json", made);
  }

  private List<Map<String, String>> people(int number) {
    List<Map<String, String>> people = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      people.add(Map.of("id", number + "-" + i, "name", "Other", "about", about));
    }
    return people;
  }
}
