package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sources, filters and pages that each say something right and together cannot work. */
class ListProblemsTest {
  @Test
  void theLastSourceHasNoNeeds() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    needs: [name]
                    filters: {name: {query: {name: "{{ $value }}"}, exact: true}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: The last source of a list has no 'needs', or a list without filters has no source.
                      needs: [name]
                      ^^^^^
                Leave 'needs' out, or add a source for all records.
            """);
  }

  @Test
  void aSourceBehindOneWithoutNeeds() {
    assertThat(
            AcmeFile.list(
                    """
                    - request: GET /people
                    - request: GET /others
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:18: error: This source is never chosen: the one before it has no 'needs'.
                      - request: GET /others
                                 ^^^^^^^^^^^
                Put the source without 'needs' last.
            """);
  }

  @Test
  void aNeedThatNoFilterServes() {
    assertThat(
            AcmeFile.list(
                    """
                    - {request: GET /search, needs: [name]}
                    - request: GET /people
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:40: error: The source is chosen for the filter 'name' but does not use it.
                      - {request: GET /search, needs: [name]}
                                                       ^^^^
                Say under 'filters' how this source filters by it.
            """);
  }

  @Test
  void aFilterOnAFieldThatTheModelLacks() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters: {job.id: {param: job}, applications: {param: app}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:17: error: The model ats/candidates has no field 'job.id'.
                      filters: {job.id: {param: job}, applications: {param: app}}
                                ^^^^^^
                Did you mean 'applications.job.id'?

            acme.yaml:39: error: 'applications' is a list of objects; a filter compares one value.
                      filters: {job.id: {param: job}, applications: {param: app}}
                                                      ^^^^^^^^^^^^
                Name one of its fields: id, candidate, job, applied_at, rejected_at, source, credited_to, current_stage, reject_reason, attachments, created_at, updated_at.
            """);
  }

  @Test
  void aFilterThatNothingSends() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters: {id: {operators: [in]}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:17: error: The filter 'id' adds nothing to the request, and the source does not read $where.id.
                      filters: {id: {operators: [in]}}
                                ^^
                Give the parameter's name, or read $where.id in the request.
            """);
  }

  @Test
  void anUnknownOneOfSeveralValuesWouldHideTheOthers() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters: {id: {operators: [eq, in], query: {ids: "{{ $value }}"}, unknown: $status = 404}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:17: error: The filter 'id' asks for several values at once: an unknown one would hide those who have the others.
                      filters: {id: {operators: [eq, in], query: {ids: "{{ $value }}"}, unknown: $status = 404}}
                                ^^
                Ask for each by itself, by a 'from' whose keys are $where.id, or leave out the operator in.
            """);
  }

  @Test
  void aTermThatNothingPlaces() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters: {id: {term: "{{ $value }}"}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:17: error: The filter 'id' adds to $terms, which the source does not read.
                      filters: {id: {term: "{{ $value }}"}}
                                ^^
                Place {{ $terms }} in the request.
            """);
  }

  @Test
  void aFilterThatCanNotBeCheckedAgain() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters:
                      title: {param: title}
                      updated_at: {operators: [range], query: {since: "{{ $from }}", to: "{{ $to }}"}, exact: true}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:9: error: 'title' is not mapped, so its filter cannot be checked on records.
                        title: {param: title}
                        ^^^^^
                Map the field, or say 'exact: true' where that is sure.

            acme.yaml:9: error: 'updated_at' is not mapped, so its filter cannot be checked on records and its range has nothing to compare.
                        updated_at: {operators: [range], query: {since: "{{ $from }}", to: "{{ $to }}"}, exact: true}
                        ^^^^^^^^^^
                Map the field.
            """);
  }

  @Test
  void aRangeHasBoundsAndNoValue() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters: {id: {operators: [gt], query: {a: "{{ $value }}", b: "{{ $to }}"}}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:54: error: $value is not there in the fragment of a filter.
                      filters: {id: {operators: [gt], query: {a: "{{ $value }}", b: "{{ $to }}"}}}
                                                                     ^^^^^^
                There is: $account, $from, $parts.

            acme.yaml:73: error: $to is not there in the fragment of a filter.
                      filters: {id: {operators: [gt], query: {a: "{{ $value }}", b: "{{ $to }}"}}}
                                                                                        ^^^
                There is: $account, $from, $parts.
            """);
  }

  @Test
  void exactAndLossyAtOnce() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    filters: {id: {query: {id: "{{ $value }}"}, exact: true, lossy: true}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:17: error: A filter that may miss matches is not exact.
                      filters: {id: {query: {id: "{{ $value }}"}, exact: true, lossy: true}}
                                ^^
                Keep 'exact' or 'lossy'.
            """);
  }

  @Test
  void twoKindsOfPages() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    pagination: {page_param: p, cursor: next}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: The next page is one thing only, not page_param and cursor.
                      pagination: {page_param: p, cursor: next}
                      ^^^^^^^^^^
                Give one of page_param, offset_param, cursor, url, link_rel.
            """);
  }

  @Test
  void aCursorWithoutAName() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    pagination: {cursor: next, start: 1}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: Nothing sends the cursor, so each page would be the first.
                      pagination: {cursor: next, start: 1}
                      ^^^^^^^^^^
                Give 'pagination' a cursor_param, the parameter that carries it, or write {{ $cursor }} where the vendor wants it.

            acme.yaml:34: error: 'start' means nothing with 'cursor', only with page_param, offset_param.
                      pagination: {cursor: next, start: 1}
                                                 ^^^^^
            """);
  }

  @Test
  void aPageThatThePathDoesNotPlace() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    pagination: {page_param: p, in: path}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:16: error: The path does not place $page, so each page would be the first.
                      request: GET /people
                               ^^^^^^^^^^^
                Write {{ $page }} where the vendor wants it.
            """);
  }

  @Test
  void aPageInTheBodyOfAGet() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    pagination: {page_param: p, in: json}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: A GET carries no body, so its pages cannot be asked for there.
                      pagination: {page_param: p, in: json}
                      ^^^^^^^^^^
                Leave 'in' out, or write the request as POST.
            """);
  }

  @Test
  void keysFromNowhere() {
    assertThat(
            AcmeFile.list(
                    """
                    from: {key: id}
                    request: GET /people/{{ $under }}
                    under: id
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: Where the keys come from is missing.
                      from: {key: id}
                      ^^^^
                Give 'request', or 'values' for fixed keys.

            acme.yaml:7: error: 'from' supplies $under already.
                      under: id
                      ^^^^^
                Leave 'under' out.
            """);
  }

  @Test
  void keysFromTwoPlaces() {
    assertThat(
            AcmeFile.list(
                    """
                    from: {values: [a], request: GET /jobs}
                    request: GET /people/{{ $under }}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:14: error: Keys come from 'values' or from 'request', not from both.
                      from: {values: [a], request: GET /jobs}
                             ^^^^^^
                Keep one of them.
            """);
  }
}
