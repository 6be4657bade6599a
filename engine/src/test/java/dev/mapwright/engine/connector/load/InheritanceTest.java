package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.Source.Keys;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.option.Bindings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From connector over resource to operation: what merges, what adds up, what replaces. */
class InheritanceTest {

  @Test
  void headersQueryAndErrorsMergeByKeyAndNullRemoves() {
    Resource candidates =
        AcmeFile.top(
                """
                headers: {A: connector, B: connector, C: connector}
                query: {q: connector}
                errors: {message: one, not_found: code = 1, forbidden: code = 2}
                """)
            .withResource(
                """
                headers: {B: resource, C: null}
                errors: {message: two, forbidden: null, empty: code = 3}
                """)
            .candidates();

    Endpoint get = candidates.get().endpoint();
    assertThat(get.request().fragment().headers().keySet()).containsExactly("A", "B");
    assertThat(text(get, "A")).isEqualTo("connector");
    assertThat(text(get, "B")).isEqualTo("resource");
    assertThat(get.request().fragment().query()).containsOnlyKeys("q");
    assertThat(get.errors().conditions().keySet())
        .containsExactly(Outcome.NOT_FOUND, Outcome.EMPTY);
    assertThat(get.errors().message()).hasToString("two");
  }

  @Test
  void limitsAddUpFromTheWidestToTheNarrowest() {
    Resource candidates =
        AcmeFile.list("{request: GET /people, limits: {concurrent: 1}}")
            .withTop("limits: {requests: 10, per: 1s, wait: after, backoff: 5s}")
            .withResource("limits: {requests: 100, per: 1m}")
            .candidates();

    assertThat(candidates.list().getFirst().endpoint().limits())
        .extracting(RatePool::id, RatePool::requests, RatePool::per, RatePool::concurrent)
        .containsExactly(
            tuple("connector", 10, Duration.ofSeconds(1), 0),
            tuple("candidates", 100, Duration.ofMinutes(1), 0),
            tuple("candidates.list", 0, Duration.ZERO, 1));
    assertThat(candidates.get().endpoint().limits()).hasSize(2);
  }

  @Test
  void everythingElseReplacesWhole() {
    Resource candidates =
        AcmeFile.list("{request: GET /people, pagination: none, timeout: 1s}")
            .withTop(
                """
                arrays: comma
                records: items
                record: item
                timeout: 10s
                attempts: 7
                pagination: {page_param: page, default_size: 10}
                """)
            .withResource("records: people\narrays: json")
            .candidates();

    Source list = candidates.list().getFirst();
    assertThat(list.records()).hasToString("people");
    assertThat(list.pagination().next()).isInstanceOf(Next.Single.class);
    assertThat(list.endpoint().timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(list.endpoint().attempts()).isEqualTo(7);
    assertThat(list.endpoint().request().arrays()).isEqualTo(ArrayStyle.JSON);
    assertThat(candidates.get().record()).hasToString("item");
    assertThat(candidates.get().endpoint().timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void withoutAWordTheBodyIsTheRecordsAndThereIsOnePage() {
    Source list = AcmeFile.PLAIN.candidates().list().getFirst();

    assertThat(list.records()).hasToString("$");
    assertThat(list.pagination().next()).isInstanceOf(Next.Single.class);
    assertThat(list.endpoint().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(list.endpoint().attempts()).isEqualTo(3);
    assertThat(list.key()).hasToString("id");
  }

  @Test
  void aSourceThatIsRepeatedOverInheritsFromTheResourceNotFromItsOwner() {
    Source list =
        AcmeFile.list(
                """
                from: {request: GET /jobs, key: number}
                request: GET /people/{{ $under }}
                records: $
                pagination: none
                query: {own: true}
                """)
            .withResource("records: items\npagination: {page_param: page, default_size: 10}")
            .candidates()
            .list()
            .getFirst();

    Source jobs = ((Keys.Rows) Objects.requireNonNull(list.from()).keys()).source();
    assertThat(jobs.records()).hasToString("items");
    assertThat(jobs.pagination().next()).isInstanceOf(Next.Page.class);
    assertThat(jobs.endpoint().request().fragment().query()).isEmpty();
    assertThat(jobs.key()).hasToString("number");
  }

  @Test
  void requestsOfAuthTakeTheBaseUrlAndWhatIsSaidOfErrorsAndNothingMore() {
    Connector acme =
        AcmeFile.top(
                """
                auth: {token: {request: POST /login, form: {key: "{{ $account.token }}"}}}
                headers: {A: connector}
                errors: {message: one}
                limits: {requests: 1, per: 1s}
                arrays: comma
                timeout: 1s
                """)
            .connector();
    Endpoint token = Objects.requireNonNull(acme.auth().getFirst().token()).endpoint();

    assertThat(token.request().fragment().headers()).isEmpty();
    assertThat(token.request().arrays()).isEqualTo(ArrayStyle.REPEAT);
    assertThat(token.errors().message()).hasToString("one");
    assertThat(token.limits()).singleElement().satisfies(p -> assertThat(p.requests()).isZero());
    assertThat(token.timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  /** An order of jobs, or of a search's hits, is no order of candidates. */
  @Test
  void aResourcesSortCountsForSourcesWithoutNeedsAndFrom() {
    Resource candidates =
        AcmeFile.list(
                """
                - needs: [id]
                  request: GET /search
                  filters: {id: {param: id}}
                - request: GET /people
                """)
            .withResource("sort: {id: {query: {sort: \"{{ $direction }}\"}}}")
            .candidates();

    assertThat(candidates.list().getFirst().sort()).isEmpty();
    assertThat(candidates.list().getLast().sort()).containsOnlyKeys(FieldPath.of("id"));
  }

  private static @Nullable Object text(Endpoint endpoint, String header) {
    Template template = endpoint.request().fragment().headers().get(header);
    return Objects.requireNonNull(template).render(null, Bindings.NONE);
  }
}
