package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One call of a made-up vendor, with all that goes out and comes back. */
class TryTest {
  private static final String TOKEN = "token-of-the-tests";

  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
  }

  private CommandRun attempt(String... arguments) {
    return vendor.run("try", arguments);
  }

  @Test
  void aListShowsRequestsAnswersAndWhatRecordsAreMappedTo() {
    CommandRun run = attempt("list", "emails[email]=zofie@example.com", "--limit", "1");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "-> GET https://acme.lanternhire.example/api/v2/people"
                + "?order=id&email=zofie%40example.com&per_page=50&page=1\n")
        .contains("   Authorization: ***\n")
        .containsPattern("<- 200 ok, \\d+ ms, \\d+ bytes \\(candidates.list\\)\n")
        .contains("   content-type: application/json\n")
        .contains("\"family\":\"Příkladová\"")
        .contains("-> GET https://acme.lanternhire.example/api/v2/stages\n")
        .contains("Record 1:\n{\n  \"id\": \"71\",\n  \"first_name\": \"Žofie\"")
        .containsPattern("\n1 record, 2 requests, \\d+\\.\\d\\d s\\.\n")
        .contains(
            "Empty in this list, as only a call per record fills them (hydrate=true):"
                + " attachments\n")
        .doesNotContain(TOKEN);
  }

  @Test
  void getShowsOneRecordAndTheVendorsOwn() {
    CommandRun run = attempt("get", "71", "--raw");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("/api/v2/people/71\n")
        .contains("/api/v2/people/71/documents\n")
        .contains("\"given\": \"Žofie\"")
        .contains("is mapped to\n")
        .contains("\"file_name\": \"Životopis.pdf\"");
  }

  @Test
  void whatIsLostIsTold() throws IOException {
    vendor.change("connectors/lanternhire.yaml", "first_name: given", "first_name: applications");

    assertThat(attempt("list", "--limit", "1").out()).contains("Lost: ").contains("first_name");
  }

  @Test
  void aFailureOfTheVendorIsShownWithItsAnswer() throws IOException {
    Path wrong = folder.resolve("mine.yaml");
    Files.writeString(wrong, "account: {company: acme, token: another-token}\n");

    CommandRun run =
        attempt(
            "list",
            "--account",
            wrong.toString(),
            "--upstream",
            "https://acme.lanternhire.example=" + "http://127.0.0.1:1");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("<- no answer: unreachable, ")
        .contains("(attempt 2)")
        .contains("Failed, by the vendor: Lanternhire (candidates.list)")
        .doesNotContain("another-token");
  }

  @Test
  void everyLineOfJsonIsAsTheSchemaSays() throws IOException {
    OutputSchema schema = OutputSchema.of("try");
    CommandRun list = attempt("list", "--all", "--json");
    CommandRun none = attempt("get", "999999", "--json");

    schema.holdsForLines(list.out());
    schema.holdsForLines(none.out());
    assertThat(kinds(list)).startsWith("exchange").endsWith("end").contains("record");
    assertThat(list.out().lines().filter(line -> line.startsWith("{\"kind\":\"record\"")))
        .hasSize(121);
    assertThat(none.exit()).isEqualTo(1);
    assertThat(last(none).get("failure")).asString().contains("fault=vendor", "not_found");
  }

  private static List<Object> kinds(CommandRun run) {
    return run.out()
        .lines()
        .map(line -> ((Map<?, ?>) Json.read(line)).get("kind"))
        .map(Object.class::cast)
        .toList();
  }

  private static Map<?, ?> last(CommandRun run) {
    return (Map<?, ?>) Json.read(run.out().lines().toList().getLast());
  }

  @Test
  void ofAVeryLongListTheFirstAreShownAndTheRestIsCounted() {
    CommandRun run = attempt("list", "--all");

    assertThat(run.out())
        .contains("Record 10:\n")
        .doesNotContain("Record 11:\n")
        .contains("Not shown: 111 records, 0 requests.\n121 records, ");
  }

  @Test
  void aBodyIsShownAsFarAsIsWanted() {
    assertThat(attempt("list", "--limit", "1", "--body", "10").out())
        .contains("\n   {\"people\":…");
    assertThat(attempt("list", "--limit", "1", "--body", "0").out()).doesNotContain("{\"people\":");
  }

  @Test
  void anAccountIsFoundByItsNameInTheFileOfAccounts() throws IOException {
    Path accounts = folder.resolve("accounts.yaml");
    Files.writeString(
        accounts,
        """
        accounts:
          - {id: other, connector: elsewhere, credentials: {key: x}}
          - {id: acme, connector: lanternhire, credentials: {company: acme, token: s3cret-of-acme}}
        """);
    String[] elsewhere = {
      "list",
      "--accounts",
      accounts.toString(),
      "--account",
      "acme",
      "--upstream",
      "https://acme.lanternhire.example=http://127.0.0.1:1"
    };

    assertThat(attempt(elsewhere).out())
        .contains("Authorization: ***")
        .doesNotContain("s3cret-of-acme");
    elsewhere[4] = "acne";
    assertThat(attempt(elsewhere))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "There is no account 'acne' of Lanternhire in %s. Did you mean 'acme'?\n"
                    .formatted(accounts)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          list nme=x             | 2 | Unknown parameter 'nme'.
          list limit=5           | 2 | 'limit' is not taken here. Say --limit N or --all.
          get                    | 2 | get takes one id, not 0.
          lits                   | 2 | There is no call 'lits'. Did you mean 'list'?
          list --limit 0         | 2 | --limit is 0. Ask for at least one record.
          list --account no.yaml | 3 | There is no file no.yaml.
          list --account nobody  | 3 | There is no file accounts.yaml, where the account 'nobody'
          list --account .       | 3 | . is a folder; --account wants a file in it.
          list --resource jobs   | 2 | Lanternhire has no resource 'jobs'.
          """)
  void mistakesAreTold(String arguments, int exit, String message) {
    CommandRun run = attempt(arguments.split(" "));

    assertThat(run.err()).startsWith(message);
    assertThat(run.exit()).isEqualTo(exit);
  }

  @Test
  void anAccountFileThatIsWrongIsToldWithoutItsValues() throws IOException {
    Path mine = folder.resolve("mine.yaml");
    for (String text :
        List.of(
            "account: {company: ACME!, token: s3cret-of-acme}",
            "account: {companie: acme, token: s3cret-of-acme}",
            "account: {company: acme, token: s3cret-of-acme",
            "account: [s3cret-of-acme]",
            "accounts: [{id: a, connector: lanternhire, credentials: {token: s3cret-of-acme}}]",
            "s3cret-of-acme",
            "",
            "\0\1s3cret-of-acme")) {
      Files.writeString(mine, text);

      CommandRun run = attempt("list", "--account", mine.toString());

      assertThat(run.exit()).describedAs(text).isIn(1, 2);
      assertThat(run.err()).describedAs(text).contains("mine.yaml").doesNotContain("s3cret");
    }
  }
}
