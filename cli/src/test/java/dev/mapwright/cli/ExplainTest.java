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

/** A made-up vendor's record, and where each field of it comes from. */
class ExplainTest {
  private static final String CONNECTOR =
      """
      language: 2
      connector: acme
      label: Acme
      base_url: https://api.acme.example
      account:
        key: {title: Key, secret: true}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            notes: {kind: per_key, request: "GET /notes/{{ $key }}", by: id}
          map:
            id: id
            name: $join([person.first, person.last], " ")
            first_name: person.first
            last_name: person.given.last
            company: employer
            title: 'kind = "cook" ? role : null'
            created_at: made
            is_private: $notes(id).private
            emails:
              each: mails
              map: {email: address, type: kind}
            urls:
              each: links
              map: {url: href}
      """;

  private static final String RECORD =
      """
      {"id": 7, "person": {"first": "Zoë", "last": "Ng"}, "employer": null, "kind": "waiter",
       "role": "Chef", "made": {"at": 1}, "mails": [{"address": "z@x.example"}], "links": []}
      """;

  @TempDir private Path folder;
  private String acme = "";

  @BeforeEach
  void writeTheConnector() throws IOException {
    acme = Files.writeString(folder.resolve("acme.yaml"), CONNECTOR).toString();
  }

  private CommandRun explain(String input, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "explain";
    arguments[1] = acme;
    arguments[2] = "-";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandRun.with(input, arguments);
  }

  @Test
  void aFieldIsShownWithItsExpressionItsPlaceAndWhatThatRead() {
    assertThat(explain(RECORD, "name"))
        .isEqualTo(
            new CommandRun(
                0,
                """
                name: "Zoë Ng"
                  %s:16:13  $join([person.first, person.last], " ")
                    person.first = "Zoë"
                    person.last = "Ng"
                """
                    .formatted(acme),
                ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          last_name   | `person.given` is not there; the keys that say something are first, last.
          company     | `employer` is null.
          title       | No condition of the expression holds for what it reads.
          created_at  | What the expression gives is an object, which this field cannot hold.
          is_private  | It needs a call to the vendor, which is not asked here.
          emails.type | `kind` is not there; the keys that say something are address.
          urls        | `links` is an empty list.
          can_email   | The connector maps nothing here.
          """)
  void anEmptyFieldHasAReason(String field, String reason) {
    CommandRun run = explain(RECORD, field);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith(field + ": nothing\n").endsWith("\n  " + reason + "\n");
  }

  @Test
  void theSameComesAsJson() {
    Map<?, ?> explained = (Map<?, ?>) Json.read(explain(RECORD, "company", "--json").out());

    assertThat(explained.get("fields"))
        .isEqualTo(
            List.of(
                Map.of(
                    "field",
                    "company",
                    "values",
                    List.of(),
                    "expression",
                    "employer",
                    "file",
                    acme,
                    "line",
                    19L,
                    "column",
                    16L,
                    "reads",
                    List.of(Map.of("path", "employer", "values", List.of())),
                    "why",
                    "`employer` is null.")));
  }

  @Test
  void aRecordOfAPageIsChosenByItsNumber() {
    String page =
        "{\"people\": [%s, {\"id\": 8, \"person\": {\"first\": \"Al\"}}]}".formatted(RECORD);

    assertThat(explain(page, "first_name", "--record", "2").out()).startsWith("first_name: \"Al\"");
    assertThat(explain(page, "--record", "3"))
        .isEqualTo(new CommandRun(3, "", "There is no record 3: the input has 2.\n"));
    assertThat(explain(page, "--record", "0").exit()).isEqualTo(2);
  }

  @Test
  void whatCannotBeExplainedIsSaid() {
    assertThat(explain(RECORD, "adress").err())
        .startsWith("ats/candidates has no field 'adress'. ");
    assertThat(explain("{\"person\": {}}").err()).contains("`id` finds nothing in an object");
    assertThat(explain("{\"id\": ").exit()).isEqualTo(1);
    assertThat(CommandRun.with("", "explain", acme, "nowhere.json").exit()).isEqualTo(3);
  }
}
