package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Merge's public npm client reads what is kept of a synced account; its vendor is left alone. */
@Timeout(120)
class MergeClientOnSyncedAccountTest {
  private static final NodeProject CLIENT = new NodeProject("merge", "Merge's client");
  private static final int MANY = 60;

  private static final String CONNECTOR =
      """
      language: 2
      connector: loom
      label: Loom
      base_url: https://api.loom.example
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, first_name: first, last_name: last, emails: {each: mail, map: {email: $}}}
      """;

  private final AtomicInteger lists = new AtomicInteger();

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    CLIENT.install();
  }

  @Test
  void itReadsWhatIsKept() throws Exception {
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    Files.writeString(connectors.resolve("loom.yaml"), CONNECTOR);
    Path accounts = folder.resolve("accounts.yaml");
    Files.writeString(accounts, "accounts: [{id: mill, connector: loom}]\n");
    try (LoopbackServer vendor = LoopbackServer.start(this::answer);
        BackgroundCommand serve =
            BackgroundCommand.start(
                "serve",
                "--port",
                "0",
                "--connectors",
                connectors.toString(),
                "--accounts",
                accounts.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--token",
                "t",
                "--upstream",
                "https://api.loom.example=" + vendor.origin())) {
      String origin = serve.awaitOutput("Listening on (http://\\S+)");
      assertThat(CommandRun.of("sync", "mill", "--server", origin, "--token", "t").exit()).isZero();
      int before = lists.get();

      NodeProject.Run run = CLIENT.run("node", "read.js", origin + "/api", "t", "mill");

      assertThat(run.exit()).as(run.output()).isZero();
      assertThat(lists.get())
          .as("lists that the vendor was asked for: the one in which a missing id might be new")
          .isEqualTo(before + 1);
      Map<?, ?> read = (Map<?, ?>) Objects.requireNonNull(Json.read(run.output()));
      List<?> walked = list(read, "pages").stream().flatMap(page -> of(page).stream()).toList();
      assertThat(walked).hasSize(MANY).doesNotHaveDuplicates().isEqualTo(list(read, "iterated"));
      assertThat(list(read, "sameName")).hasSize(MANY / 4);
      assertThat(read.get("changedSinceEver")).isEqualTo((long) MANY);
      assertThat(read.get("changedLater")).isEqualTo(0L);
      assertThat(member(read, "one", "remoteId")).isEqualTo(member(read, "listed", "remoteId"));
      assertThat(member(read, "one", "modifiedAt")).isEqualTo(member(read, "listed", "modifiedAt"));
      assertThat(member(read, "types", "modifiedAt")).isEqualTo("date");
      assertThat(member(read, "missing", "status")).isEqualTo(404L);
      assertThat(member(read, "wrongToken", "status")).isEqualTo(401L);
    }
  }

  private Reply answer(ReceivedRequest request) {
    if (request.path().equals("/people")) {
      lists.incrementAndGet();
      List<?> people =
          IntStream.range(0, MANY).mapToObj(MergeClientOnSyncedAccountTest::person).toList();
      return Reply.json(200, Map.of(), Map.of("people", people));
    }
    int number = Integer.parseInt(request.path().substring("/people/".length()));
    return Reply.json(200, Map.of(), person(number));
  }

  private static Map<String, ?> person(int number) {
    return Map.of(
        "id", String.valueOf(number),
        "first", "First" + number % 4,
        "last", "Last" + number,
        "mail", "p" + number + "@example.com");
  }

  private static List<?> list(Map<?, ?> read, String name) {
    return (List<?>) Objects.requireNonNull(read.get(name), name);
  }

  private static Collection<?> of(Object page) {
    return (Collection<?>) page;
  }

  private static Object member(Map<?, ?> read, String name, String member) {
    return Objects.requireNonNull(
        ((Map<?, ?>) Objects.requireNonNull(read.get(name), name)).get(member), member);
  }
}
