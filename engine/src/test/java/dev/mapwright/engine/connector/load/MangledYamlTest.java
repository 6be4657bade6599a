package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expressions that YAML has cut or changed before JSONata sees them. */
class MangledYamlTest {
  @Test
  void aCommaInBracesEndsAValue() {
    assertThat(
            AcmeFile.map(
                    """
                    emails: {each: mails, map: {email: $lookup($, "e"), type: kind}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:56: error: This is not YAML: expected ',' or '}', but got <scalar>, while parsing a flow mapping.
                      emails: {each: mails, map: {email: $lookup($, "e"), type: kind}}
                                                                       ^
                Inside { } and [ ], what holds [ ] { } , ? or ': ' stands in single quotes.
            """);
  }

  @Test
  void aNumberSignBehindABlankBeginsAComment() {
    assertThat(AcmeFile.map("name: $record.people #$i.name").told())
        .isEqualTo(
            """
            acme.yaml:13: warning: YAML takes '#$i.name' for a comment.
                      name: $record.people #$i.name
                            ^^^^^^^^^^^^^^
                Put the whole expression in single quotes.
            """);
  }

  @Test
  void aNumberSignInATextDoesSoToo() {
    assertThat(AcmeFile.map("name: $join(names, ' # ')").told())
        .isEqualTo(
            """
            acme.yaml:26: error: This is not JSONata: String literal must be terminated by a matching quote.
                      name: $join(names, ' # ')
                                         ^
                YAML takes what follows ' #' for a comment. Put the whole expression in single quotes.
            """);
  }

  @Test
  void bracketsAreAList() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    records: [people, others]
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:16: error: 'records' is an expression, not a list.
                      records: [people, others]
                               ^^^^^^^^^^^^^^^^
                An expression that begins with [ stands in single quotes.
            """);
  }

  @Test
  void bracesAreAMap() {
    assertThat(AcmeFile.map("name: {first: name}").told())
        .isEqualTo(
            """
            acme.yaml:13: error: 'name' is text: write one expression, or {value: ...} for a constant, not a map.
                      name: {first: name}
                            ^^^^^^^^^^^^^
                An expression that begins with { stands in single quotes.
            """);
  }

  @Test
  void nothingIsNoExpression() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    records:
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:15: error: 'records' is an expression, not nothing.
                      records:
                              ^
                Leave the key out where there is nothing to say.
            """);
  }

  @Test
  void aDashInsideANameIsASubtraction() {
    assertThat(
            AcmeFile.map(
                    """
                    first_name: first-name
                    last_name: "attributes.last-name"
                    name: attributes.`full-name`
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:19: warning: 'first-name' is read as a subtraction.
                      first_name: first-name
                                  ^^^^^^^^^^
                For a key, write `first-name`; for a subtraction, put blanks around the minus.

            acme.yaml:30: warning: 'last-name' is read as a subtraction.
                      last_name: "attributes.last-name"
                                             ^^^^^^^^^
                For a key, write `last-name`; for a subtraction, put blanks around the minus.
            """);
  }

  @Test
  void quotesOfAWordProcessorArePartOfAName() {
    assertThat(AcmeFile.map("name: “Mr” & name").told())
        .isEqualTo(
            """
            acme.yaml:13: warning: “ is part of a name here, and no quotation mark.
                      name: “Mr” & name
                            ^
                A text stands in "straight" or 'single' quotes.
            """);
  }

  @Test
  void aTextInSingleQuotesAtTheBeginningIsAllThatYamlReads() {
    assertThat(AcmeFile.map("name: 'Mr ' & name").told())
        .endsWith("An expression that begins with ' stands in double quotes.\n");
  }

  @Test
  void aKeyThatIsIndentedMore() {
    assertThat(AcmeFile.map(" name: name\ntitle: title").told())
        .endsWith("Indent it as deep as its neighbours.\n");
  }
}
