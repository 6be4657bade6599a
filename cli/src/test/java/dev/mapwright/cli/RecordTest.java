package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call of a vendor with people's data in it becomes a scenario without any. */
class RecordTest {
  private static final String TOKEN = "s3cret-of-realcorp";
  private static final String PEOPLE =
      """
      {"pages": 1, "people": [
        {"id": 7130001, "given": "Marie", "family": "Skłodowska", "email": "marie.s@sorbonne.fr",
         "mobile": "+33 1 44 27 40 00", "labels": ["Radium chemistry"], "created": 1769990531,
         "note": "Call her about Pierre, 7130001", "self": "%s/people/7130001",
         "web": "https://sorbonne.fr/marie",
         "applications": [{"id": 9001002, "position": 5007700, "stage": 3, "via": "Paul Langevin",
                           "created": 1769990600}]},
        {"id": 7130002, "given": "Lise", "family": "", "email": null, "created": 1769990531,
         "salary": 48200, "applications": [{"id": 9001003, "position": 5007700, "stage": 3}]}
      ]}
      """
          .formatted("https://realcorp.lanternhire.example/api/v2");

  private static final List<String> SOMEBODYS =
      List.of(
          "Marie",
          "Skłodowska",
          "marie.s",
          "sorbonne",
          "44 27",
          "Radium",
          "7130001",
          "7130002",
          "Pierre",
          "9001002",
          "5007700",
          "Langevin",
          "Lise",
          "48200",
          "realcorp",
          TOKEN);

  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));
  private volatile String people = PEOPLE;

  @AutoClose private final LoopbackServer real = LoopbackServer.start(this::answer);

  private Reply answer(ReceivedRequest request) {
    if (!("Token " + TOKEN).equals(request.headers().get("authorization"))) {
      return Reply.json(401, Map.of(), Map.of("error", Map.of("text", "no")));
    }
    return switch (request.path()) {
      case "/api/v2/people" -> Reply.json(200, Map.of("x-page", "1 of 1"), Json.read(people));
      case "/api/v2/people/7130001" -> Reply.json(200, Map.of(), Map.of("person", firstPerson()));
      case "/api/v2/people/7130001/documents" ->
          Reply.json(
              200,
              Map.of(),
              Json.read(
                  "{\"documents\": [{\"id\": 310007, \"name\": \"Marie CV.pdf\", \"url\":"
                      + " \"https://f.example/a?sig=x1y2\"}]}"));
      case "/api/v2/stages" ->
          Reply.json(
              200, Map.of(), Json.read("{\"stages\": [{\"id\": 3, \"name\": \"Interview\"}]}"));
      default -> Reply.empty(404, Map.of());
    };
  }

  private Object firstPerson() {
    Map<?, ?> all = (Map<?, ?>) Json.read(people);
    return Objects.requireNonNull(((List<?>) Objects.requireNonNull(all.get("people"))).getFirst());
  }

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
    Files.writeString(
        folder.resolve("mine.yaml"), "account: {company: realcorp, token: " + TOKEN + "}\n");
  }

  private CommandRun record(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "recorded",
                "--account",
                folder.resolve("mine.yaml").toString(),
                "--upstream",
                "https://realcorp.lanternhire.example=" + real.origin()));
    arguments.addAll(List.of(more));
    return vendor.run("record", arguments.toArray(String[]::new));
  }

  private String written() throws IOException {
    Path scenarios = folder.resolve("test-fixtures/vendors/lanternhire/scenarios");
    try (Stream<Path> files = Files.list(scenarios)) {
      List<String> texts = new ArrayList<>();
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("recorded")).toList()) {
        texts.add(Files.readString(file));
      }
      return texts.stream().sorted().collect(Collectors.joining("\n"));
    }
  }

  private CommandRun tested() {
    return CommandRun.of(
        "test",
        "--connectors",
        folder.resolve("connectors").toString(),
        "--fixtures",
        vendor.fixtures().toString(),
        "lanternhire");
  }

  @Test
  void aListBecomesAScenarioThatIsGreenAndSaysNothingOfAnybody() throws IOException {
    CommandRun run = record();

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("scenarios/recorded.yaml", "REPLACED", "e-mail addresses", "phone numbers")
        .contains("read the files before you share them");
    assertThat(written()).doesNotContain(SOMEBODYS).contains("@example.com");
    assertThat(tested().out()).contains("3/3").contains("0 failed");
  }

  @Test
  void aGetIsRecordedWithAllThatBelongsToTheRecord() throws IOException {
    assertThat(record("--get", "7130001", "--title", "One, with a file").exit()).isZero();

    assertThat(written())
        .contains("scenario: \"One, with a file\"", "/documents")
        .doesNotContain(SOMEBODYS)
        .doesNotContain("x1y2");
    assertThat(tested().out()).contains("3/3");
  }

  @Test
  void joinsHoldAndFormsStay() throws IOException {
    assertThat(record().exit()).isZero();
    Path body = folder.resolve("test-fixtures/vendors/lanternhire/scenarios/recorded-1.json");
    Map<?, ?> page = (Map<?, ?>) Json.read(Files.readString(body));
    List<?> made = (List<?>) Objects.requireNonNull(page.get("people"));
    Map<?, ?> first = (Map<?, ?>) made.getFirst();

    assertThat(first.get("id")).asString().hasSize(7);
    assertThat(first.get("given")).asString().matches("[A-Z][a-z]{4}");
    assertThat(first.get("mobile"))
        .asString()
        .matches("\\+[0-9]{2} [0-9] [0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2}");
    assertThat(first.get("self")).asString().endsWith("/people/" + first.get("id"));
    assertThat(first.get("created")).isEqualTo(1769990531L);
    assertThat(made.stream().map(person -> position((Map<?, ?>) person)).distinct()).hasSize(1);
  }

  private static Object position(Map<?, ?> person) {
    List<?> applications = (List<?>) Objects.requireNonNull(person.get("applications"));
    return Objects.requireNonNull(((Map<?, ?>) applications.getFirst()).get("position"));
  }

  @Test
  void theReportIsAsTheSchemaSays() throws IOException {
    CommandRun run = record("--json");

    OutputSchema.of("record").holds(run.out());
    assertThat(run.out()).contains("\"email\": 1");
  }

  @Test
  void nothingIsWrittenWhereTheCallFailsOrTheScenarioIsThere() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"), "account: {company: realcorp, token: wrong-one}\n");
    CommandRun refused = record();
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).startsWith("The call failed, and nothing was written: Lanternhire");
    assertThat(written()).isEmpty();

    writeTheVendor();
    assertThat(record().exit()).isZero();
    assertThat(record().exit()).isEqualTo(3);
    assertThat(record("--replace").exit()).isZero();
    assertThat(vendor.run("record", "../x").exit()).isEqualTo(2);
    assertThat(vendor.run("record", "x", "--limit", "0").exit()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenWhileACredentialIsInIt() throws IOException {
    people = PEOPLE.replace("\"pages\": 1", "\"pages\": 1, \"of realcorp inc\": true");

    CommandRun run = record();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("The account's 'company' is still in what would be written");
    assertThat(written()).isEmpty();
  }
}
