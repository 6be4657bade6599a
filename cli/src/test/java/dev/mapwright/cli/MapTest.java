package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.command.Terminal;
import dev.mapwright.jsonata.value.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up vendor's records and pages, mapped without it. */
class MapTest {
  private static final String CONNECTOR =
      """
      language: 2
      connector: acme
      label: Acme
      base_url: https://api.acme.example
      account:
        key: {title: Key, secret: true}
        site: {title: Site, optional: true}
      resources:
        candidates:
          model: ats/candidates
          id_pattern: "[0-9]+"
          records: data.people
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}", record: data.person}
          related:
            post: {kind: included, rows: $response.included.jobs}
            notes: {kind: per_key, request: "GET /notes/{{ $key }}", by: id}
          map:
            id: id
            name: name
            created_at: made
            company: $account.site
            title: $post(job_id).title
            first_name: $notes(id).first
      """;

  @TempDir private Path folder;
  private String acme = "";

  @BeforeEach
  void writeTheConnector() throws IOException {
    acme = Files.writeString(folder.resolve("acme.yaml"), CONNECTOR).toString();
  }

  private CommandRun map(String input, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "map";
    arguments[1] = acme;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.with(input, arguments);
  }

  private String names(String input, String... options) {
    CommandRun run = map(input, options);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run.out()
        .lines()
        .map(line -> Json.read(line))
        .map(record -> String.valueOf(((Map<?, ?>) record).get("name")))
        .collect(Collectors.joining(","));
  }

  @Test
  void mapsARecordALine() {
    CommandRun run =
        map("{\"id\":1,\"name\":\"Ada\"}\n{\"id\":2,\"name\":\"Bö\"}\n", "--field", "id,name");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                0, "{\"id\":\"1\",\"name\":\"Ada\"}\n{\"id\":\"2\",\"name\":\"Bö\"}\n", ""));
  }

  @Test
  void givesAllFieldsOfTheModelUnlessSomeAreNamed() {
    assertThat(map("{\"id\":1}").out()).contains("\"applications\":[]").endsWith("}\n");
    assertThat(map("{\"id\":1,\"name\":\"Ada\"}", "--field", "name").out())
        .isEqualTo("{\"name\":\"Ada\"}\n");
  }

  @Test
  void takesAnArrayOneRecordOrSeveralBehindEachOther() {
    assertThat(names("[{\"id\":1,\"name\":\"A\"},\n{\"id\":2,\"name\":\"B\"}]")).isEqualTo("A,B");
    assertThat(names("{\n  \"id\": 1,\n  \"name\": \"A\"\n}\n")).isEqualTo("A");
    assertThat(names("{\"id\":1,\"name\":\"A\"} {\"id\":2,\"name\":\"B\"}")).isEqualTo("A,B");
    assertThat(names("[{\"id\":1,\"name\":\"A\"}]\n[{\"id\":2,\"name\":\"B\"}]\n"))
        .isEqualTo("A,B");
    assertThat(names("")).isEmpty();
    assertThat(names("[]")).isEmpty();
  }

  @Test
  void takesPagesAsTheVendorAnswersThem() {
    String page = "{\"data\":{\"people\":[{\"id\":1,\"name\":\"A\"},{\"id\":2,\"name\":\"B\"}]}}";

    assertThat(names(page)).isEqualTo("A,B");
    assertThat(names(page + "\n" + page + "\n")).isEqualTo("A,B,A,B");
    assertThat(names("{\"data\":{\"people\":[]}}")).isEmpty();
    assertThat(names("{\"data\":{\"person\":{\"id\":3,\"name\":\"C\"}}}")).isEqualTo("C");
  }

  @Test
  void whatStandsBesideARecordOnItsPageIsThere() {
    String page =
        "{\"data\":{\"people\":[{\"id\":1,\"job_id\":7}]},\"included\":{\"jobs\":[{\"id\":7,"
            + "\"title\":\"Cook\"}]}}";

    assertThat(map(page, "--field", "title").out()).isEqualTo("{\"title\":\"Cook\"}\n");
  }

  @Test
  void recordsThatLookLikePagesAreRecordsWhereThatIsSaid() {
    assertThat(names("{\"id\":9,\"name\":\"P\",\"data\":{\"people\":[]}}", "--records"))
        .isEqualTo("P");
  }

  @Test
  void aFieldOfTheAccountCanBeGiven() {
    assertThat(map("{\"id\":1}", "--account", "site=Paris", "--field", "company").out())
        .isEqualTo("{\"company\":\"Paris\"}\n");

    CommandRun secret = map("{\"id\":1}", "--account", "key=x");
    assertThat(secret.exit()).isEqualTo(2);
    assertThat(secret.err()).contains("that is no secret, not 'key'").contains("site");
  }

  @Test
  void printsAnArrayOnRequest() {
    assertThat(map("{\"id\":1}\n{\"id\":2}\n", "--json", "--field", "id").out())
        .isEqualTo("[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n]\n");
    assertThat(map("", "--json").out()).isEqualTo("[]\n");
  }

  @Test
  void readsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("in.json"), "{\"id\":1}");

    assertThat(CommandRun.of("map", acme, file.toString(), "--field", "id").out())
        .isEqualTo("{\"id\":\"1\"}\n");
    assertThat(CommandRun.of("map", acme, folder.resolve("no.json").toString()).exit())
        .isEqualTo(3);
  }

  @Test
  void aRecordThatCannotBeMappedIsNamedAndTheOthersGoOn() {
    CommandRun run =
        map("{\"id\":1}\n{\"name\":\"A\"}\n7\n{\"id\":\"x\"}\n{\"id\":2}\n", "--field", "id");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
    assertThat(run.err())
        .contains("input:2: record 2 was left out: `id` finds nothing in an object (" + acme + ":")
        .contains("input:3: record 3 was left out: `id` needs an object, and a number came")
        .contains("input:4: record 4 was left out: `id` gives an id that get does not take")
        .contains("3 of 5 records were left out: ");
  }

  @Test
  void wantsRecordsOfThisConnector() {
    CommandRun run = map("{\"answer\":[1,2]}\n");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("No record could be mapped. Is this what Acme answers");
  }

  @Test
  void aLineThatIsNoJsonIsNamedAndTheOthersGoOn() {
    CommandRun run = map("{\"id\":1}\n{\"id\":}\n{\"id\":2}\n", "--field", "id");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
    assertThat(run.err()).startsWith("input:2:7: M2001: Not JSON: ");
  }

  @Test
  void anArrayThatBreaksOffEndsThereAndDoesNotLookWhole() {
    CommandRun run = map("[{\"id\":1},{\"id\":2},{\"i", "--field", "id", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("[\n{\"id\":\"1\"},\n{\"id\":\"2\"}");
    assertThat(run.err()).contains("Not JSON");
  }

  @Test
  void manyMistakesAreCounted() {
    CommandRun run = map("{\"id\":1}\n" + "{}\n".repeat(1_000));

    assertThat(run.err().lines()).hasSizeLessThan(15);
    assertThat(run.err()).contains("... and 990 more.").contains("1000 of 1001 records");
  }

  @Test
  void valuesThatAFieldCannotTakeAreTold() {
    CommandRun run = map("{\"id\":1,\"made\":\"soon\"}\n{\"id\":2,\"made\":\"later\"}\n");

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .startsWith("Warning: " + acme + ":")
        .contains("`created_at` cannot be read from text, in 2 records");
  }

  @Test
  void manyRecordsComeInTheirOrder() {
    String input =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"" + "x".repeat(i % 50) + "\"}\n")
            .collect(Collectors.joining());

    List<String> ids = map(input, "--field", "id").out().lines().toList();

    assertThat(ids)
        .isEqualTo(IntStream.range(0, 20_000).mapToObj(i -> "{\"id\":\"" + i + "\"}").toList());
  }

  @Test
  void anUnknownConnectorOrFieldIsAMistakeOfTheCommandLine() {
    CommandRun connector = CommandRun.with("", "map", "acne", "--connectors", folder.toString());
    assertThat(connector.exit()).isEqualTo(2);
    assertThat(connector.err()).contains("There is no connector 'acne'. Did you mean 'acme'?");

    CommandRun field = map("", "--field", "nam");
    assertThat(field.exit()).isEqualTo(2);
    assertThat(field.err()).contains("not 'nam'. Did you mean 'name'?");

    assertThat(map("", "--resource", "candidate").exit()).isEqualTo(2);
  }

  @Test
  void aConnectorWithErrorsIsNotUsed() throws IOException {
    Files.writeString(Path.of(acme), CONNECTOR.replace("name: name", "name: name("));

    CommandRun run = map("{\"id\":1}");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(acme + ":20:");
  }

  @Test
  void whoStopsReadingEndsItQuietly() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    InputStream in =
        new ByteArrayInputStream("{\"id\":1}\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));

    int exit = Main.run(Terminal.of(in, false, false, broken, err), "map", acme);

    assertThat(exit).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void progressAndWhatOnlyCallsFillAreForPeople() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream("{\"id\":1}".getBytes(StandardCharsets.UTF_8));

    Main.run(Terminal.of(in, false, true, OutputStream.nullOutputStream(), err), "map", acme);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("Empty or incomplete here, as only calls to the vendor fill them: first_name\n");
  }
}
