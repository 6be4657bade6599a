package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys that are not there, are missing, or hold something else than they should. */
class StructureProblemsTest {
  @Test
  void anUnknownKeyGetsTheNearest() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    paginaton: none
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: There is no key 'paginaton' in source.
                      paginaton: none
                      ^^^^^^^^^
                Did you mean 'pagination'?
            """);
  }

  @Test
  void keysOfOneMapAreNotThoseOfAnother() {
    assertThat(
            AcmeFile.get(
                    """
                    request: GET /people
                    records: people
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: There is no key 'records' in get.
                      records: people
                      ^^^^^^^
                Did you mean 'record'?
            """);
  }

  @Test
  void aResourceWithoutGet() {
    assertThat(
            AcmeFile.load("acme.yaml", AcmeFile.PLAIN.text().replaceFirst("    get:\n.*\n", ""))
                .render())
        .startsWith("acme.yaml:7:3: error: The key 'get' is missing")
        .contains("How one record is fetched.")
        .containsOnlyOnce("error:");
  }

  @Test
  void aKeyTwiceInAMap() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    query: {a: 1, b: 2, a: 3}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:27: error: The key 'a' stands in this map already, on line 12.
                      query: {a: 1, b: 2, a: 3}
                                          ^
                Keep one of them.
            """);
  }

  @Test
  void aMissingKeySaysWhatItWouldMean() {
    assertThat(AcmeFile.list("query: {a: b}").told())
        .isEqualTo(
            """
            acme.yaml:5: error: The key 'request' is missing: text, which may hold {{ expressions }}.
                    list:
                    ^^^^
                GET /path or POST /path, below base_url or with a host. Each {{ expression }} in the path is one encoded segment, an array one segment for each item. {{ url }} alone may be a whole URL, if its origin is allowed. PUT and PATCH will do where a vendor is asked so.
            """);
  }

  @Test
  void valuesOfAWrongKind() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    repeats: yes
                    decode: jso
                    batch_size: 0
                    timeout: 30
                    needs: name
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:16: error: 'repeats' is true or false, not 'yes'.
                      repeats: yes
                               ^^^
                Did you mean 'true'?

            acme.yaml:15: error: 'decode' is one of json, ndjson, xml, csv, auto, or a map of as, separator, columns, not 'jso'.
                      decode: jso
                              ^^^
                Did you mean 'json'?

            acme.yaml:19: error: 'batch_size' is a whole number from 1, not '0'.
                      batch_size: 0
                                  ^

            acme.yaml:16: error: '30' is no duration such as 500ms, 30s, 10m, 2h or 1d.
                      timeout: 30
                               ^^
                Did you mean '30s'?

            acme.yaml:14: error: 'needs' is a list, each item a field of the unified model, such as applications.job.id, not 'name'.
                      needs: name
                             ^^^^
                Write [name].
            """);
  }

  @Test
  void anUnknownOutcome() {
    assertThat(AcmeFile.top("errors: {unautorized: status = 1}").told())
        .isEqualTo(
            """
            acme.yaml:10: error: 'unautorized' is not one of unauthorized, forbidden, not_found, bad_request, rate_limited, unavailable, expired, vendor_error, empty, ok, message.
                errors: {unautorized: status = 1}
                         ^^^^^^^^^^^
                Did you mean 'unauthorized'?
            """);
  }

  @Test
  void limitsComeInPairs() {
    assertThat(AcmeFile.top("limits: {requests: 5}").told())
        .isEqualTo(
            """
            acme.yaml:1: error: requests and per belong together; 'per' is missing.
                limits: {requests: 5}
                ^^^^^^
                Write both, as in {requests: 50, per: 10s}.
            """);
  }

  @Test
  void aZoneThatDoesNotExist() {
    assertThat(AcmeFile.top("zone: Europe/Berln").told())
        .isEqualTo(
            """
            acme.yaml:7: error: 'Europe/Berln' is no zone id such as UTC or Europe/Berlin.
                zone: Europe/Berln
                      ^^^^^^^^^^^^
                Did you mean 'Europe/Berlin'?
            """);
  }

  @Test
  void aHeaderThatIsNone() {
    assertThat(AcmeFile.top("headers: {A b: c}").told())
        .isEqualTo(
            """
            acme.yaml:11: error: 'A b' cannot be the name of a header.
                headers: {A b: c}
                          ^^^
            """);
  }

  @Test
  void nullIsForJsonBodies() {
    assertThat(
            AcmeFile.list(
                    """
                    request: POST /people
                    form: {a: {b: null}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:21: error: null can be sent in JSON bodies only.
                      form: {a: {b: null}}
                                    ^^^^
                Leave the key out, or write "" for an empty text.
            """);
  }

  @Test
  void anIdPatternThatIsNoRe2() {
    assertThat(AcmeFile.account("code: {pattern: '(?!x)'}").told())
        .isEqualTo(
            """
            acme.yaml:19: error: This is no RE2 pattern: invalid or unsupported Perl syntax.
                  code: {pattern: '(?!x)'}
                                  ^^^^^^^
                RE2 has neither look-around nor back-references.
            """);
  }

  @Test
  void aDefaultThatIsNotAllowed() {
    assertThat(AcmeFile.account("code: {options: [a, b], default: c}").told())
        .isEqualTo(
            """
            acme.yaml:27: error: 'c' is not what pattern and options allow.
                  code: {options: [a, b], default: c}
                                          ^^^^^^^
            """);
  }
}
