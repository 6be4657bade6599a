package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Merge's public npm client walks through ten thousand candidates of whom three have the address
 * that it asks for, on a vendor that cannot filter by it. All times are a tenth of the real ones:
 * the vendor's, the server's ({@code --call-time}, {@code --patience}) and the client's timeout.
 * Its waits before repeating are as long as ever.
 */
@Timeout(90)
class MergeClientLongWalkTest {
  private static final NodeProject CLIENT = new NodeProject("merge", "Merge's client");
  private static final int MANY = 10_000;
  private static final List<String> WANTED = List.of("6001", "9901", "9990");
  private static final String ADDRESS = "wanted@x.example";

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    CLIENT.install();
  }

  /** Half a second a page of a hundred; and a hundred calls a minute, with fifty on a page. */
  @ParameterizedTest
  @CsvSource({"100, 50, ''", "50, 2, 'limits: {requests: 100, per: 6s}'"})
  void findsAllThree(int page, int delay, String limits) throws Exception {
    Files.createDirectories(folder.resolve("connectors"));
    Files.writeString(
        folder.resolve("connectors/long.yaml"),
        """
        language: 2
        connector: long
        label: Long
        base_url: https://api.long.example
        pagination: {page_param: page, size_param: size, max_size: %d}
        %s
        resources:
          candidates:
            model: ats/candidates
            list: {request: GET /people, records: people}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id, emails: {each: mail, map: {email: $}}}
        """
            .formatted(page, limits));
    Path accounts = folder.resolve("accounts.yaml");
    Files.writeString(accounts, "accounts: [{id: a, connector: long, credentials: {}}]\n");
    try (LoopbackServer vendor = LoopbackServer.start(request -> answer(request, delay));
        BackgroundCommand serve =
            BackgroundCommand.start(
                "serve",
                "--port",
                "0",
                "--connectors",
                folder.resolve("connectors").toString(),
                "--accounts",
                accounts.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--token",
                "t",
                "--upstream",
                "https://api.long.example=" + vendor.origin(),
                "--call-time",
                "3",
                "--patience",
                "28")) {
      String origin = serve.awaitOutput("Listening on (http://\\S+)");
      NodeProject.Run run = CLIENT.run("node", "walk.js", origin + "/api", "t", "a", ADDRESS, "6");

      assertThat(run.exit()).as(run.output()).isZero();
      Map<?, ?> walked = (Map<?, ?>) Objects.requireNonNull(Json.read(run.output()));
      assertThat(walked.get("thrown")).isNull();
      assertThat(walked.get("found")).as(run.output()).isEqualTo(WANTED);
    }
  }

  private static Reply answer(ReceivedRequest request, int delay) {
    try {
      TimeUnit.MILLISECONDS.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int size = number(request, "size");
    int begin = (number(request, "page") - 1) * size;
    List<?> people =
        IntStream.range(begin, Math.max(begin, Math.min(MANY, begin + size)))
            .mapToObj(MergeClientLongWalkTest::person)
            .toList();
    return Reply.json(200, Map.of(), Map.of("people", people));
  }

  private static Map<String, String> person(int number) {
    String id = String.valueOf(number);
    return Map.of("id", id, "mail", WANTED.contains(id) ? ADDRESS : "other@x.example");
  }

  private static int number(ReceivedRequest request, String name) {
    return Integer.parseInt(request.query().values().getOrDefault(name, List.of("1")).getFirst());
  }
}
