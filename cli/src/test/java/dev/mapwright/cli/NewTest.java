package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector to start from: what is written passes its tests before anybody has touched it. */
class NewTest {
  private static final String SECRET = "k9X2mQ7vB4nT8sL1";

  @TempDir private Path folder;
  private Path connectors = Path.of("");
  private Path fixtures = Path.of("");
  private NewFolders folders = new NewFolders(connectors, fixtures);

  @BeforeEach
  void makeTheFolders() throws IOException {
    folders = NewFolders.in(folder);
    connectors = folders.connectors();
    fixtures = folders.fixtures();
  }

  private CommandRun fromCurl(String command) {
    return folders.run("new", "good-place", "--from-curl", command);
  }

  @Test
  void aNameIsEnough() {
    CommandRun run = folders.run("new", "good-place");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                0,
                """
                wrote %1$s/good-place.yaml
                wrote %2$s/good-place/account.yaml
                wrote %2$s/good-place/vendor.yaml
                wrote %2$s/good-place/scenarios/list.yaml
                wrote %2$s/good-place/scenarios/get.yaml
                wrote %2$s/good-place/scenarios/refused.yaml
                Guessed, and marked so in the connector:
                  base_url: write where the vendor's API is
                  auth: write what lets a request in
                  list: write which request lists candidates
                  records: write where the answer has them
                  pagination: write how one gets the next page, and the largest one
                  get: write which request gets one candidate
                  errors: write where an error has its words
                  map: write what the vendor's fields are called
                Next, what becomes of each change: mapwright dev good-place --connectors %1$s --fixtures %2$s
                """
                    .formatted(connectors, fixtures),
                ""));
    folders.assertGreen("good-place", 3);
  }

  @Test
  void ofACurlCommandEverythingIsTakenButTheCredentials() throws IOException {
    CommandRun run =
        fromCurl(
            """
            curl 'https://api.goodplace.example/v2/people?status=active&page[number]=3&page[size]=25' \\
              -H 'Authorization: Token %1$s' -H "X-Api-Version: 2024-01" -H 'X-Company-Key: %1$s' \\
              -H 'Accept: application/json' -sS --compressed
            """
                .formatted(SECRET));

    assertThat(run.err()).isEmpty();
    assertThat(folders.connector("good-place"))
        .contains(
            """
            account:
              token: {title: Token, help: Write where a customer finds it., secret: true}
              company_key: {title: Company key, help: Write where a customer finds it., secret: true}

            base_url: https://api.goodplace.example/v2
            auth: {headers: {Authorization: "Token {{ $account.token }}", X-Company-Key: "{{ $account.company_key }}"}}
            headers: {X-Api-Version: "2024-01"}
            """)
        .contains(
            """
                list:
                  request: GET /people
                  query: {status: active}
            """)
        .contains(
            "  # guessed: by the names of parameters; 25 is not known to be the largest page\n"
                + "      pagination: {page_param: \"page[number]\", size_param: \"page[size]\","
                + " max_size: 25}\n")
        .contains(
            """
                # guessed: the list's path with an id behind it
                get:
                  request: "GET /people/{{ $id }}"
            """);
    assertThat(folders.everything() + run.out()).doesNotContain(SECRET);
    folders.assertGreen("good-place", 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl https://api.goodplace.example/candidates",
        "curl -u SECRET: 'https://api.goodplace.example/v1/candidates?offset=0&limit=100'",
        "curl -usomebody:SECRET https://api.goodplace.example/v1/candidates/1234",
        "curl 'https://api.goodplace.example/v1/candidates?api_key=SECRET&cursor=SECRET'",
        "curl --json '{\"limit\": 20, \"cursor\": \"SECRET\", \"filter\": {\"open\": true}}'"
            + " -H 'Authorization: Bearer SECRET' https://api.goodplace.example/candidate.list",
        "curl -X POST -d 'page=0&per_page=10&kind=x' -H 'X-Token: SECRET'"
            + " https://api.goodplace.example/people/search",
        "curl -G https://api.goodplace.example/people -d skip=20 -d tag=a -d tag=b -b 'sid=SECRET'",
        "curl $'https://api.goodplace.example/people?q=it\\'s' -H \"Authorization: SECRET\""
      })
  void whateverTheFormOfTheCommandWhatIsWrittenIsGreenAndKeepsNoSecret(String command)
      throws IOException {
    CommandRun run = fromCurl(command.replace("SECRET", SECRET));

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(folders.everything() + run.out()).doesNotContain(SECRET, "somebody");
    folders.assertGreen("good-place", 3);
  }

  @Test
  void anAddressInAParameterIsLeftOutAndSaid() throws IOException {
    CommandRun run = fromCurl("curl 'https://api.goodplace.example/people?email=a%40corp.example'");

    assertThat(run.out())
        .contains("Left out:\n  the parameter email, whose value looks like somebody's address\n");
    assertThat(folders.everything()).doesNotContain("corp.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '^',
      textBlock =
          """
          ^^                                                § does not begin with 'curl'
          wget https://a.example/b                          § does not begin with 'curl'
          curl                                              § has no URL
          curl -H                                           § ends with '-H', which wants a value
          curl 'https://a.example/b                         § has a quote that does not end
          curl https://a.example/b?c=1&d=2                  § has a bare '&'
          curl https://a.example/b | jq .                   § has a bare '|'
          curl https://a.example/b https://a.example/c      § has two URLs
          curl http://a.example/b                           § asks by http
          curl https://a.example                            § has no path
          curl https://$HOST/b                              § has a URL without a host
          curl 'https://a.example/{id}/b'                   § has no path, or one with other characters
          curl https://a.example/k9X2mQ7vB4nT8sL1/b         § what looks like a token
          curl -F a=b https://a.example/b                   § has the option '-F'
          curl --aws-sigv4 x https://a.example/b            § has the option '--aws-sigv4'
          curl -d @file https://a.example/b                 § reads its body from a file
          curl -d {oops https://a.example/b                 § sends a body that should be JSON
          curl --json '[1]' https://a.example/b             § sends JSON that is no object
          curl --json '{"token":"x"}' https://a.example/b   § as 'token', what looks like a credential
          curl -H 'Content-Type: text/xml' -d '<a/>' https://a.example/b § neither JSON nor a form
          curl -d '{"query":"{ a }"}' https://a.example/graphql § asks by GraphQL
          curl -X DELETE https://a.example/b                § is no GET and no POST
          curl 'https://a.example/b?c=%zz'                  § begins no encoded character
          curl 'https://a.example/b?c={{'                   § leads to a connector with problems
          """)
  void aCommandThatLeadsToNoConnectorIsToldAndNothingIsWritten(String command, String message)
      throws IOException {
    CommandRun run = fromCurl(command == null ? "" : command);

    assertThat(run.exit()).describedAs(run.err()).isIn(1, 2);
    assertThat(run.err()).contains(message).doesNotContain("Exception", SECRET);
    assertThat(folders.everything()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "/x", " x", "&x=x", "[", "\\", "eyJ"})
  void aCommandOfAnyLengthIsReadOrToldAtOnce(String piece) {
    for (String before :
        List.of(
            "curl https://a.example/b",
            "curl -H 'X-Words: a",
            "curl https://a.example/b --json '{\"a\": [",
            "curl https://a.example/b -d 'x=")) {
      Path own = folder.resolve("connectors/good-place.yaml");

      CommandRun run = fromCurl(before + piece.repeat(30_000) + "' https://a.example/b");

      assertThat(run.exit()).describedAs(before + piece).isIn(0, 1, 2);
      assertThat(run.err()).doesNotContain("Exception", "defect");
      remove(own);
    }
  }

  private void remove(Path file) {
    try (Stream<Path> all = Files.walk(fixtures)) {
      Files.deleteIfExists(file);
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(fixtures)) {
          Files.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Path there = Files.writeString(connectors.resolve("good-place.yaml"), "mine");
    Path too = Files.createDirectory(fixtures.resolve("good-place"));

    CommandRun run = folders.run("new", "good-place");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2,
                "",
                """
                Nothing was written, since there is already:
                  %s
                  %s
                Take another name, or move that away.
                """
                    .formatted(there, too)));
    assertThat(folders.everything()).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Good", "good place", "../good", "good_place", "-good", "good-", "", "9"})
  void aNameThatIsNoneIsTold(String name) throws IOException {
    CommandRun run = folders.run("new", "--", name);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(folders.everything()).isEmpty();
  }

  @Test
  void aFolderThatIsMissingIsTold() throws IOException {
    Files.delete(fixtures);
    assertThat(folders.run("new", "good-place"))
        .isEqualTo(new CommandRun(2, "", "There is no folder " + fixtures + "; make it first.\n"));

    Files.writeString(fixtures, "");
    assertThat(folders.run("new", "good-place").err())
        .isEqualTo(fixtures + " is a file; a folder is wanted.\n");
    assertThat(connectors).isEmptyDirectory();
  }

  @Test
  void theJsonIsAsTheSchemaSays() throws IOException {
    CommandRun run = folders.run("new", "good-place", "--json");

    OutputSchema.of("new").holds(run.out());
    assertThat(run.out()).contains("good-place.yaml", "mapwright dev good-place");
  }
}
