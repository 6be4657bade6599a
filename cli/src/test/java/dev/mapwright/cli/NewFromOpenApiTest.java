package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector out of an OpenAPI document: right where the document speaks, and green at once. */
class NewFromOpenApiTest {
  @TempDir private Path folder;
  private NewFolders folders = new NewFolders(Path.of(""), Path.of(""));

  @BeforeEach
  void makeTheFolders() throws IOException {
    folders = NewFolders.in(folder);
  }

  private static Path document(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(NewFromOpenApiTest.class.getResource("/openapi/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private CommandRun begun(String file) {
    String name = file.substring(0, file.indexOf('.'));
    return folders.run("new", name, "--from-openapi", document(file).toString());
  }

  @Test
  void keyInAHeaderAndPagesByNumber() throws IOException {
    CommandRun run = begun("harborline.yaml");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("  list: GET /candidates by its name and what it answers")
        .contains("  map: by the names of the record's members; nothing is made of status\n");
    assertThat(folders.connector("harborline"))
        .contains(
            """
            label: Harborline Recruiting

            account:
              company: {title: Company, help: Write where a customer finds it., pattern: "[A-Za-z0-9-]+"}
              api_key: {title: Api key, help: Write where a customer finds it., secret: true}

            base_url: "https://{{ $account.company }}.harborline.example/api/v2"
            auth: {headers: {X-Api-Key: "{{ $account.api_key }}"}}
            # guessed: by the names of members
            errors: {message: error.message}
            """)
        .contains("pagination: {page_param: page, size_param: per_page, max_size: 100}\n")
        .contains(
            """
                  filters:
                    emails.email: {param: email}
                    applications.job.id: {param: job_id}
                    updated_at: {operators: [gt, gte], query: {updated_since: "{{ $from }}"}}
            """)
        .contains(
            """
                get:
                  request: "GET /candidates/{{ $id }}"
                  record: candidate
            """)
        .contains(
            """
                  applications:
                    each: applications
                    map:
                      id: id
                      job.id: job_id
                      current_stage.name: stage.name
                      applied_at: applied_at
                      candidate.id: $id
            """);
    assertThat(folders.everything()).doesNotContain("maria@harborline", "Maria");
    folders.assertGreen("harborline", 4);
  }

  @Test
  void referencesPartsAndChoicesAreFollowedButOtherDocumentsAreNot() throws IOException {
    CommandRun run = begun("quillhire.json");

    assertThat(run.out())
        .contains("Left out:\n  what is at https://schemas.quillhire.example/user.json, since");
    assertThat(folders.connector("quillhire"))
        .contains("auth: {headers: {Authorization: \"Bearer {{ $account.token }}\"}}\n")
        .contains("errors: {message: errors.detail}\n")
        .contains(
            "pages of 500 would be allowed\n"
                + "      pagination: {cursor: paging.next_cursor, cursor_param: cursor, size_param:"
                + " limit, max_size: 200, more: paging.has_more}\n")
        .contains("created_at: {operators: [range], margin: \"1d\", query: {created_after: ")
        .contains(
            "first_name: name.given\n", "emails: {each: emailAddresses, map: {email: address}}")
        .contains("urls: {each: linkedinUrl, map: {url: $, type: {value: linkedin}}}\n")
        .contains("each: documents\n");
    folders.assertGreen("quillhire", 4);
  }

  @Test
  void userAndPasswordAndSkippedRecords() throws IOException {
    assertThat(begun("bramblework.yaml").err()).isEmpty();

    assertThat(folders.connector("bramblework"))
        .contains(
            "region: {title: Region, help: Write where a customer finds it., options: [eu, us]}")
        .contains("times: s\n")
        .contains("auth: {basic: {username: \"{{ $account.username }}\"")
        .contains("query: {expand: contact}\n")
        .contains("pagination: {offset_param: offset, size_param: limit, max_size: 50}\n")
        .contains("$floor($toMillis($from) / 1000)")
        .contains(
            "# guessed: by the path's words\n    get:\n      request: \"GET /applicant/{{ $id }}\"")
        .contains(
            "phones: {each: contact.mobile, map: {number: $}}\n",
            "locations: contact.address.city\n");
    folders.assertGreen("bramblework", 4);
  }

  @Test
  void aTokenOfOAuthAndALinkHeaderBelowAVariable() throws IOException {
    assertThat(begun("tidewell.yaml").out())
        .contains("  base_url: write where the vendor's API is; the document does not say it\n");

    assertThat(folders.connector("tidewell"))
        .contains(
            "base_url: \"https://api.tidewell.example/talent/v3/organizations/{{"
                + " $account.organization_id }}\"\n")
        .contains(
            "auth: {oauth2: {grant: client_credentials, token_url:"
                + " https://login.tidewell.example/token, scopes: [candidates.read]}}\n")
        .contains("headers: {X-Api-Version: \"2026-01\"}\n")
        .contains("pagination: {link_rel: next, size_param: per_page, max_size: 50}\n");
    folders.assertGreen("tidewell", 4);
  }

  @Test
  void consentWithAKeyAndJsonApi() throws IOException {
    assertThat(begun("marrowgate.yaml").err()).isEmpty();

    assertThat(folders.connector("marrowgate"))
        .contains(
            "grant: authorization_code, authorize_url: https://id.marrowgate.example/authorize")
        .contains("Authorization: \"Bearer {{ $token.access_token }}\", X-App-Id: ")
        .contains("page_param: \"page[number]\", size_param: \"page[size]\", max_size: 200")
        .contains("\"filter[updated-at][gte]\": \"{{ $from }}\"")
        .contains("records: data\n", "record: data\n", "first_name: \"attributes.`first-name`\"\n");
    folders.assertGreen("marrowgate", 4);
  }

  @Test
  void aSearchByABodyWithAnExampleOfSomebody() throws IOException {
    assertThat(begun("fernhollow.yaml").out())
        .contains(
            "  base_url: by https; the document says http\n", "has no operation for one record");

    assertThat(folders.connector("fernhollow"))
        .contains("times: ms\n", "request: POST /prospects/search\n")
        .contains("cursor: nextPageToken, cursor_param: pageToken, size_param: pageSize");
    assertThat(folders.everything())
        .contains("score: 17")
        .doesNotContain("Somebody Real", "mail.example");
    folders.assertGreen("fernhollow", 3);
  }

  @Test
  void aVendorWithHabitsOfItsOwn() throws IOException {
    CommandRun run = begun("saltmarsh.yaml");

    assertThat(run.out())
        .contains("auth: X-Tenant is required and has no example, so the account has it\n")
        .contains(
            "get: its record has what those of the list have not, to be read through $detail:"
                + " files\n");
    assertThat(folders.connector("saltmarsh"))
        .contains("base_url: https://api.saltmarsh.example/rest/v4\n")
        .contains(
            "Authorization: \"Token {{ $account.token }}\", X-Tenant: \"{{ $account.tenant }}\"")
        .contains("query: {includeArchived: \"true\"}\n", "records: payload.items\n")
        .contains(
            "first_name: personalDetails.names.first\n",
            "tags: {each: labels, map: {name: label}}");
    assertThat(folders.everything()).doesNotContain("real.com", "Bloggs", "7700");
    folders.assertGreen("saltmarsh", 4);
  }

  @Test
  void anotherListIsChosenByItsPath() throws IOException {
    CommandRun run =
        folders.run(
            "new",
            "hills",
            "--from-openapi",
            document("harborline.yaml").toString(),
            "--list",
            "/jobs");

    assertThat(run.exit()).isZero();
    assertThat(folders.connector("hills")).contains("request: GET /jobs\n", "title: title\n");
    folders.assertGreen("hills", 3);
  }

  @Test
  void whereNoListIsFoundThoseThatThereAreAreNamed() throws IOException {
    CommandRun run =
        withText(
            """
            openapi: 3.0.0
            paths:
              /jobs: {get: {responses: {200: {content: {application/json: {schema: {type: array, items: {type: object}}}}}}}}
              /me: {get: {responses: {200: {description: Me}}}}
            """);

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                1,
                "",
                """
                No operation looks as if it listed candidates. These answer lists; choose one by --list PATH:
                  GET /jobs
                """));
    assertThat(folders.everything()).isEmpty();
    assertThat(withText("openapi: 3.1.0\npaths: {/me: {get: {}}}").err())
        .contains("None of its operations answers a list of objects in JSON. It has:\n  GET /me\n");
    assertThat(withText("openapi: 3.1.0").err()).contains("It has no GET and no POST at all.");
  }

  private CommandRun withText(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("api.yaml"), text);
    String[] all =
        Arrays.copyOf(
            new String[] {"new", "good", "--from-openapi", file.toString()}, 4 + more.length);
    System.arraycopy(more, 0, all, 4, more.length);
    return folders.run(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          swagger: "2.0"                 § is of Swagger 2.0; OpenAPI 3 is wanted
          openapi: 4.0.0                 § says openapi: 4.0.0; 3.0 or 3.1 is wanted
          hello                          § is no OpenAPI document
          [1, 2]                         § is no OpenAPI document
          {"openapi": "3.0.0", }         § begins like JSON and is none
          {openapi: "3.0.0               § begins like JSON and is none
          openapi: [3                    § api.yaml:1
          """)
  void whatIsNoDocumentOfVersionThreeIsTold(String text, String message) throws IOException {
    CommandRun run = withText(text);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(message).doesNotContain("Exception", "defect");
    assertThat(folders.everything()).isEmpty();
  }

  @Test
  void aDocumentThatIsTooMuchIsRefusedAtOnce() throws IOException {
    StringBuilder bomb =
        new StringBuilder("openapi: 3.0.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "x"));
    }
    assertThat(withText(bomb.toString()).err()).contains("api.yaml:").doesNotContain("defect");
    assertThat(withText("# " + "x".repeat(50_000_000)).err())
        .contains("has more than 32000000 characters");
    Files.write(folder.resolve("api.yaml"), new byte[] {0, 1, (byte) 0xff, 2});
    assertThat(
            folders
                .run("new", "good", "--from-openapi", folder.resolve("api.yaml").toString())
                .err())
        .contains("not UTF-8");
    assertThat(folders.run("new", "good", "--from-openapi", folder.toString()))
        .isEqualTo(new CommandRun(2, "", folder + " is a folder; a file is wanted.\n"));
    assertThat(folders.run("new", "good", "--from-openapi", "nowhere.yaml").exit()).isEqualTo(3);
    assertThat(folders.everything()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$ref: '#/components/schemas/A'}",
        "{allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}",
        "{type: object, properties: {data: {$ref: '#/components/schemas/A'}}}",
        "{type: array, items: {$ref: '#/components/schemas/A'}}",
        "{type: array, items: {type: object, properties: {id: {type: integer}, person: {$ref:"
            + " '#/components/schemas/A'}, name: {$ref: '#/components/schemas/B'}}}}",
        "[]",
        "7"
      })
  void whatHoldsItselfHasAnEnd(String schema) throws IOException {
    CommandRun run =
        withText(
            """
            openapi: 3.1.0
            paths:
              /candidates:
                get: {responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}}
            components: {schemas: {A: %s, B: {$ref: "#/nowhere"}}}
            """
                .formatted(schema));

    assertThat(run.exit()).describedAs(run.err()).isIn(0, 1);
    assertThat(run.err()).doesNotContain("Exception", "defect");
  }

  @Test
  void theWaysToBeginExcludeEachOther() throws IOException {
    String file = document("harborline.yaml").toString();
    assertThat(folders.run("new", "x", "--list", "/people").exit()).isEqualTo(2);
    assertThat(
            folders
                .run("new", "x", "--from-openapi", file, "--from-curl", "curl https://a.example/b")
                .exit())
        .isEqualTo(2);
    assertThat(folders.run("new", "x", "--from-openapi", file, "--list", "/nothing").err())
        .startsWith("The document has no GET or POST of the path /nothing. These answer lists;");
  }
}
