package dev.mapwright.engine.connector.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the language's first form, brought up to date. */
class ConnectorFormatterTest {
  private static final Path FIRST_FORM = Path.of("src/test/resources/first-form");

  private final ConnectorLoader loader =
      new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());

  /** That every comment is kept is checked by the formatter itself. */
  @ParameterizedTest
  @ValueSource(strings = {"lever", "zoho-recruit", "cats", "everything"})
  void aWholeFileOfTheFirstFormLoadsWithoutAWordAfterwards(String name) throws IOException {
    String old = Files.readString(FIRST_FORM.resolve(name + ".yaml"));

    assertThat(codes(name, old)).isEqualTo("old-language");
    String upgraded = formatted(name, old);
    assertThat(load(name, upgraded).render()).isEmpty();
    assertThat(formatted(name, upgraded)).isEqualTo(upgraded);
  }

  @Test
  void keysGetTheirNewNamesAndCommentsStay() {
    assertThat(
            formatted(
                """
                # Acme.
                connector: acme # the slug

                retry: 2
                pagination: {cursor: next, as: after, size: limit, default: 20, min: 2, max: 100} # pages
                auth:
                  oauth2:
                    grant: authorization_code
                    url: https://acme.example/token
                    authorize: https://acme.example/consent
                    client: body
                    params: {a: b}
                    separator: ","
                resources:
                  candidates:
                    id: "[0-9]+"
                    content: {url: file, auth: true}
                    list:
                      pagination: {page: page, size: 50}
                      filters:
                        # of e-mails
                        emails.email: email # exact
                        id: {query: {size: "{{ $value }}"}}
                      from: {request: GET /jobs, batch: 5}
                """))
        .isEqualTo(
            """
            # Acme.
            language: 2
            connector: acme # the slug

            attempts: 2
            pagination: # pages
              cursor: next
              cursor_param: after
              size_param: limit
              default_size: 20
              min_size: 2
              max_size: 100
            auth:
              oauth2:
                grant: authorization_code
                token_url: https://acme.example/token
                authorize_url: https://acme.example/consent
                client_auth: body
                authorize_query: {a: b}
                scope_separator: ","
            resources:
              candidates:
                id_pattern: "[0-9]+"
                content: {url: file, authenticated: true}
                list:
                  pagination: {page_param: page, default_size: 50}
                  filters:
                    # of e-mails
                    emails.email: {param: email} # exact
                    id: {query: {size: "{{ $value }}"}}
                  from: {request: GET /jobs, batch_size: 5}
            """);
  }

  @Test
  void relationsSayTheirKindAndWhetherThereIsOneRow() {
    assertThat(
            formatted(
                """
                connector: acme
                resources:
                  candidates:
                    related:
                      stage: {request: GET /stages, keep: 10m, max: 5}
                      files: {request: "GET /files/{{ $key }}", by: id}
                      file: {request: "GET /file/{{ $key }}", by: id, record: $}
                      tags: {request: GET /tags, by: id, batch: 50, many: true}
                      rows:
                        # of the answer
                        rows: $response.included
                  jobs:
                    record: data
                    related:
                      one: {request: "GET /one/{{ $key }}", by: id}
                      many: {request: "GET /many/{{ $key }}", by: id, records: data}
                """))
        .isEqualTo(
            """
            language: 2
            connector: acme
            resources:
              candidates:
                related:
                  stage: {kind: table, request: GET /stages, keep: 10m, max_rows: 5}
                  files: {kind: per_key, request: "GET /files/{{ $key }}", by: id, many: true}
                  file: {kind: per_key, request: "GET /file/{{ $key }}", by: id, record: $}
                  tags: {kind: batched, request: GET /tags, by: id, batch_size: 50, many: true}
                  rows:
                    # of the answer
                    kind: included
                    rows: $response.included
              jobs:
                record: data
                related:
                  one: {kind: per_key, request: "GET /one/{{ $key }}", by: id}
                  many: {kind: per_key, request: "GET /many/{{ $key }}", by: id, records: data, many: true}
            """);
  }

  @Test
  void constantsLoseTheirSecondQuotes() {
    assertThat(
            formatted(
                """
                connector: acme
                resources:
                  candidates:
                    map:
                      title: '"it''s"'
                      company: name & "x"
                      is_private: "true"
                      phones: {each: phones, map: {number: $, type: '"mobile"'}}
                      urls:
                        - {each: '"x"', map: {url: $, type: "'social'"}}
                """))
        .isEqualTo(
            """
            language: 2
            connector: acme
            resources:
              candidates:
                map:
                  title: {value: it's}
                  company: name & "x"
                  is_private: "true"
                  phones: {each: phones, map: {number: $, type: {value: mobile}}}
                  urls:
                    - {each: '"x"', map: {url: $, type: {value: social}}}
            """);
  }

  @Test
  void anchorsAndAliasesSurvive() {
    assertThat(
            formatted(
                """
                connector: acme
                resources:
                  candidates:
                    list:
                      - filters: {emails.email: &email email}
                        pagination: &pages {page: p, size: 5}
                      - filters: {emails.email: *email}
                        pagination: *pages
                """))
        .contains("emails.email: &email {param: email}", "emails.email: *email")
        .contains("pagination: &pages {page_param: p, default_size: 5}", "pagination: *pages");
  }

  @Test
  void whatIsWrongInAnOldFileStaysForTheLoaderToTell() {
    assertThat(formatted("connector: acme\npagination: 7\nresources: [a]\nx: {id: 1}\n"))
        .isEqualTo("language: 2\nconnector: acme\npagination: 7\nresources: [a]\nx: {id: 1}\n");
    assertThat(formatted("- a\n")).isEqualTo("- a\n");
  }

  @Test
  void aFileOfTodaysFormOrOfANewerOneIsNotUpgraded() {
    assertThat(formatted("language: 2\nretry: 3\n")).isEqualTo("language: 2\nretry: 3\n");
    assertThat(formatted("language: 3\nretry: 3\n")).isEqualTo("language: 3\nretry: 3\n");
  }

  @Test
  void aFileOfAnotherFormIsToldAsThat() {
    assertThat(load("acme", "connector: acme\nretry: 3\n").render())
        .isEqualTo(
            """
            acme.yaml:1:1: error: The key 'language' is missing: the file is written in the first form of the language.
                connector: acme
                ^^^^^^^^^^^^^^^
                Bring it up to date: mapwright fmt acme.yaml. Comments are kept.
            """);
    assertThat(codes("acme", "language: 1\nconnector: acme\n")).isEqualTo("old-language");
    assertThat(codes("acme", "language: two\nconnector: acme\n")).isEqualTo("wrong-type");
    assertThat(load("acme", "language: 3\nconnector: acme\n").render())
        .contains("form 3 of the language; this program reads form 2", "a newer Mapwright");
  }

  @Test
  void anOldKeyInAFileOfTodaysFormIsToldByItsNewName() {
    assertThat(load("acme", "language: 2\nconnector: acme\nretry: 3\n").render())
        .contains("There is no key 'retry'", "It is called 'attempts' now.");
  }

  private LoadResult load(String name, String text) {
    return loader.load(new SourceFile(name + ".yaml", text));
  }

  private String codes(String name, String text) {
    return String.join(", ", load(name, text).problems().stream().map(Problem::code).toList());
  }

  private static String formatted(String text) {
    return formatted("acme", text);
  }

  private static String formatted(String name, String text) {
    Problems problems = new Problems();
    String formatted = ConnectorFormatter.format(new SourceFile(name + ".yaml", text), problems);
    assertThat(problems.inOrder()).isEmpty();
    return String.valueOf(formatted);
  }
}
