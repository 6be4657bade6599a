package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong with bodies that are neither JSON nor forms, and with tables. */
class BodyProblemsTest {

  @Test
  void aRequestHasOneBody() {
    assertThat(list("json: {a: 1}, body: {text: x}").told())
        .contains("A request has one body: json, form or body.");
    assertThat(list("body: {text: x, xml: {a: 1}}").codes()).isNotEmpty();
  }

  @Test
  void aGetHasNone() {
    assertThat(AcmeFile.list("{request: GET /people, body: {text: x}}").told())
        .contains("A GET carries no body.");
  }

  @Test
  void aDocumentHasOneRoot() {
    assertThat(list("body: {xml: {a: 1, b: 2}}").told())
        .contains("An XML document has one root element, not 2.");
    assertThat(list("body: {xml: x}").told()).contains("A map is expected here");
  }

  @Test
  void pagesGoIntoTheBodyThatIsThere() {
    assertThat(list("body: {xml: {a: {}}}, pagination: {page_param: /a/p, in: json}").told())
        .contains("The body of this request is XML")
        .contains("Write 'in: xml'.");
    assertThat(list("json: {a: 1}, pagination: {page_param: /a/p, in: xml}").told())
        .contains("The body of this request is no XML");
    assertThat(list("body: {xml: {a: {}}}, pagination: {page_param: /a/p, in: xml}").codes())
        .isEmpty();
  }

  @Test
  void aTableSaysItsSeparatorAsOneCharacter() {
    assertThat(list("decode: {as: csv, separator: ';'}").codes()).isEmpty();
    assertThat(list("decode: {as: csv, separator: tab, columns: [id]}").codes()).isEmpty();
    assertThat(list("decode: {as: csv, separator: ';;'}").told()).contains("one character, or tab");
    assertThat(list("decode: {separator: ';'}").codes()).contains("missing-key");
  }

  @Test
  void readsMayBePutOrPatched() {
    assertThat(AcmeFile.list("{request: PUT /people, json: {a: 1}}").codes()).isEmpty();
    assertThat(AcmeFile.list("{request: PATCH /people}").codes()).isEmpty();
    assertThat(AcmeFile.list("{request: DELETE /people}").codes()).contains("wrong-request");
  }

  private static AcmeFile list(String more) {
    return AcmeFile.list("{request: POST /people, " + more + "}");
  }
}
