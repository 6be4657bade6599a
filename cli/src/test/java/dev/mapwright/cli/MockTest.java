package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A made-up vendor, played on this machine, with more people and with faults. */
class MockTest {
  private static final String UPSTREAM = "--upstream (\\S+)\n";

  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
  }

  private BackgroundCommand mock(String... more) {
    return BackgroundCommand.start(vendor.arguments("mock", more));
  }

  private CommandRun list(BackgroundCommand mock, String... more) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("list", "--json", "--upstream", mock.awaitOutput(UPSTREAM)));
    arguments.addAll(List.of(more));
    return vendor.run("try", arguments.toArray(String[]::new));
  }

  private static List<Map<?, ?>> lines(CommandRun run, String kind) {
    List<Map<?, ?>> found = new ArrayList<>();
    run.out()
        .lines()
        .map(line -> (Map<?, ?>) Json.read(line))
        .filter(line -> kind.equals(line.get("kind")))
        .forEach(found::add);
    return found;
  }

  @Test
  void theVendorIsPlayedAndWhatItIsAskedIsShown() throws Exception {
    try (BackgroundCommand mock = mock()) {
      CommandRun run = list(mock, "--limit", "1");

      assertThat(run.exit()).isZero();
      assertThat(mock.out())
          .startsWith("Lanternhire is played on http://127.0.0.1:")
          .contains(", with 121 people. Try:\n  mapwright try ")
          .contains("credentials: {\"company\":\"acme\",\"token\":\"token-of-the-tests\"}}\n");
      assertThat(mock.awaitOutput("(GET /api/v2/people\\?order=id&per_page=1&page=1 200 \\d+ ms)"))
          .isNotEmpty();
      assertThat(mock.stop()).isZero();
    }
  }

  @Test
  void peopleAreInventedEachWithIdsAndAddressesOfTheirOwn() throws Exception {
    try (BackgroundCommand mock = mock("--records", "500")) {
      CommandRun run = list(mock, "--all");

      List<Map<?, ?>> records = lines(run, "record");
      Set<Object> ids = new HashSet<>();
      Set<Object> applications = new HashSet<>();
      records.forEach(record -> {
        Map<?, ?> unified = (Map<?, ?>) Objects.requireNonNull(record.get("unified"));
        ids.add(record.get("id"));
        assertThat((List<?>) unified.get("emails")).hasSize(1);
        for (Object one : (List<?>) Objects.requireNonNull(unified.get("applications"))) {
          Map<?, ?> application = (Map<?, ?>) one;
          assertThat(applications.add(application.get("id"))).isTrue();
          assertThat(application.get("candidate")).isEqualTo(Map.of("id", record.get("id")));
          assertThat(String.valueOf(application.get("current_stage"))).contains("name=");
        }
      });
      assertThat(ids).hasSize(500).allSatisfy(id -> assertThat((String) id).matches("[0-9]+"));
      assertThat(applications).hasSizeGreaterThan(150);
      assertThat(records.stream().map(r -> String.valueOf(r.get("unified"))).distinct())
          .hasSize(500);
    }
  }

  @Test
  void whatBelongsToAPersonIsInventedWithHim() throws Exception {
    try (BackgroundCommand mock = mock("--records", "200")) {
      String upstream = mock.awaitOutput(UPSTREAM);

      CommandRun run = vendor.run("try", "get", "10000001", "--upstream", upstream);

      assertThat(run.out()).contains("\"id\": \"10000001\"", "\"file_name\": \"Životopis.pdf\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"429=30%", "503=30%", "500=30%", "cut=30%", "slow:50ms=30%", "drip:200ms=30%"})
  void whatGoesWrongNowAndThenIsGotOver(String fault) throws Exception {
    try (BackgroundCommand mock = mock("--faults", fault)) {
      CommandRun run = list(mock, "--all");

      assertThat(lines(run, "record")).describedAs(run.out()).hasSize(121);
      assertThat(mock.out()).contains("(" + fault.replaceAll("[:=].*", "") + ")");
    }
  }

  @Test
  void anAnswerThatIsNoJsonIsOne() throws Exception {
    try (BackgroundCommand mock = mock("--faults", "invalid=100%", "--port", "0")) {
      CommandRun run = list(mock);

      assertThat(run.exit()).isEqualTo(1);
      assertThat(String.valueOf(lines(run, "end").getFirst().get("failure")))
          .contains("fault=vendor", "not JSON");
    }
  }

  @Test
  void theJsonIsAsTheSchemaSays() throws Exception {
    OutputSchema schema = OutputSchema.of("mock");
    try (BackgroundCommand mock = mock("--json", "--faults", "503=100%")) {
      String origin = mock.awaitOutput("\"origin\":\"([^\"]+)\"");
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(origin + "/api/v2/people?page=1")).build(),
              HttpResponse.BodyHandlers.discarding());
      mock.awaitOutput("(\"fault\":\"503\")");

      schema.holdsForLines(mock.out());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--faults 200=5%", "--faults slow", "--faults 503", "--faults cut:5s=1%",
        "--faults 503=101%", "--faults 503=60%,500=60%", "--port 70000", "--records many"
      })
  void mistakesAreTold(String arguments) {
    CommandRun run = vendor.run("mock", arguments.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
  }
}
