package dev.mapwright.engine.connector.load.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays that do not fit, in the words of connector files, and those that want too much. */
class OverlayProblemsTest {
  private final Laid bare = Laid.bare();

  @Test
  void misspelledWordsAreToldWithTheNearestOne() {
    assertThat(
            bare.told(
                """
                map:
                  titel: name
                  name: $ful
                  tags: {map: {nam: color}}
                filtres: {}
                """))
        .isEqualTo(
            """
            account.yaml:6:7: error: The model has no field 'titel' here.
                      titel: name
                      ^^^^^
                Did you mean 'title'?

            account.yaml:7:13: error: There is no $ful in the mapping.
                      name: $ful
                            ^^^^
                Did you mean '$full'?

            account.yaml:8:20: error: The model has no field 'nam' here.
                      tags: {map: {nam: color}}
                                   ^^^
                Did you mean 'name'?

            account.yaml:9:5: error: There is no key 'filtres' in resource overlay.
                    filtres: {}
                    ^^^^^^^
                Allowed: list, get, let, map.
            """);
  }

  @Test
  void theIdStaysAndWhatIsNotThereCannotBeDropped() {
    assertThat(bare.told("map: {id: name, phones: null, tags: {map: {nam: null}}}"))
        .contains("'id' stays as the connector maps it")
        .contains("'phones' is not mapped, so there is nothing to drop.")
        .contains("'nam' is not mapped", "Did you mean 'name'?");
    assertThat(bare.told("map: {tags: {map: {name: null}}}"))
        .contains("'name' is not mapped; the model leaves out what has none.");
  }

  @Test
  void namesOfTheConnectorAreNotHidden() {
    assertThat(bare.told("let: {full: id}\nmap: {title: $full}"))
        .contains("$full has a value already", "Give it another name.");
    assertThat(bare.told("let: {mine: id}")).contains("Nothing reads $mine.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list: {query: {page: '2'}}",
        "list: {query: {limit: '1'}}",
        "list: {query: {key: other}}",
        "get: {query: {key: other}}",
        "list: [{}, {query: {fields: none}}]",
        "list: [{}, {query: {view: {stage: all}}}]",
        "list: [{}, {query: {expand: none}}]",
        "list: [{}, {query: {mail: x}}]",
        "list: [{}, {filters: {title: {param: page}}}]",
        "list: [{}, {filters: {title: {query: {fields: '{{ $value }}'}}}}]",
      })
  void whatTheConnectorSendsIsNotReplaced(String overlay) {
    assertThat(bare.told(overlay)).contains("itself; an overlay only adds parameters.");
  }

  @Test
  void sourcesAreCounted() {
    assertThat(bare.told("list: [{}]"))
        .contains(
            "Acme has 2 ways to list candidates; here are 1.", "a list with an item for each");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list: {request: GET https://evil.example/steal}",
        "list: {headers: {X-To: evil}}",
        "list: {json: {a: b}}",
        "get: {request: GET /other}",
        "get: {basic: {username: a, password: b}}",
        "related: {mine: {kind: table, request: GET /all}}",
        "content: {url: '\"https://evil.example\"'}",
        "query: {a: b}",
        "list: {filters: {title: {headers: {X-To: '{{ $value }}'}}}}",
        "list: {filters: {title: {json: {a: '{{ $value }}'}}}}",
        "list: {from: {request: GET /x}}",
        "list: {pagination: none}",
      })
  void nothingThatCallsOrAuthenticatesCanBeSaid(String overlay) {
    assertThat(bare.told(overlay)).contains("There is no key '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base_url: https://evil.example", "hosts: [evil.example]", "auth: {}"})
  void norForTheWholeConnector(String key) {
    LaidOver laid =
        bare.layFile("account", "language: 2\noverlay: acme\nresources: {}\n" + key + "\n");

    assertThat(laid.connector()).isNull();
    assertThat(Laid.render(laid)).contains("There is no key '", "in overlay.");
  }

  @Test
  void lookUpsAreThoseOfTheConnectorAlone() {
    assertThat(bare.told("map: {title: $notes(id).text}")).isEmpty();
    assertThat(bare.told("map: {title: $resumes(id).text}"))
        .contains("There is no function $resumes in the mapping.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map: {title: $account.token}",
        "map: {custom_fields: {a: $account.token}}",
        "let: {a: $account.token}\nmap: {title: $a}",
        "get: {query: {a: '{{ $account.token }}'}}",
        "list: {query: {a: '{{ $account.token }}'}}",
        "list: {filters: {title: {query: {a: '{{ $account.token }}'}}}}",
        "list: {filters: {title: {param: a, unknown: $account.token}}}",
      })
  void secretsAreNamedInVain(String overlay) {
    assertThat(bare.told(overlay)).contains("'token' is secret and cannot be read in ");
  }

  @Test
  void anOverlayForAnotherConnectorOrOfAnotherForm() {
    LaidOver laid = bare.layFile("account", "language: 3\noverlay: lever\nresources: {}\n");

    assertThat(Laid.render(laid))
        .contains("The overlay is written in form 3 of the language")
        .contains("The overlay is for 'lever', and is laid over 'acme'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "resources",
        "a: &a [*a]",
        "language: 2",
        "language: 2\noverlay: acme",
        "language: 2\noverlay: [acme]\nresources: {}",
        "language: 2\noverlay: acme\nresources: {candidates: null}",
        "language: 2\noverlay: acme\nresources: {candidates: {map: null}}",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {tags: {map: null}}}}",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {tags: {}}}}",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {title: []}}}",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {custom_fields: [a]}}}",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {custom_fields.a: [a]}}}",
        "language: 2\noverlay: acme\nresources: {candidates: {list: {query: null}}}",
        "language: 2\noverlay: acme\nresources: {candidates: {list: []}}",
        "language: 2\noverlay: acme\nresources: {candidates: {let: {a: [1]}}}",
        "language: 2\noverlay: acme\nresources: {jobs: {}}",
      })
  void whatIsNoOverlayIsToldAndNeverThrown(String text) {
    LaidOver laid = bare.layFile("account", text);

    assertThat(laid.connector()).isNull();
    assertThat(laid.problems()).isNotEmpty();
  }
}
