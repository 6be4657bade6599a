package dev.mapwright.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.unified.EngineRuntime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code explain=true}: the plan, without a call. The vendor's host does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {
  private final EngineRuntime engine = EngineRuntime.open(AcmeDescription.MODELS, Map.of());
  private final TestServer server = AcmeDescription.serve(engine.api());

  @AfterAll
  void stop() {
    server.close();
    engine.close();
  }

  @Test
  void theSourceIsShownWithWhatFiltersAddToIt() {
    assertThat(explain("&created_at[gte]=2026-01-02&name=x", "source"))
        .isEqualTo(
            "{\"request\":\"POST"
                + " /people/search\",\"query\":{\"version\":\"2\"},\"body\":{\"order\":\"id\",\"since\":\"from"
                + " {{ $account.region }}\"},\"added\":{\"json\":{\"after\":"
                + "\"2026-01-01T23:59:59Z\"}},\"page_size\":50}");
  }

  @Test
  void anEndpointChosenByAFilterIsShown() {
    assertThat(explain("&job_id=7", "source"))
        .startsWith("{\"request\":\"GET /jobs/{{ $where.applications.job.id }}/people\"");
    assertThat(explain("&job_id=7", "native"))
        .isEqualTo(
            "[{\"field\":\"applications.job.id\",\"operators\":[\"eq\"],\"checked_again\":false,"
                + "\"may_miss_matches\":false}]");
    assertThat(explain("&job_id=7", "residual")).isEqualTo("[]");
  }

  @Test
  void whatIsLeftToTheEngineIsShown() {
    assertThat(explain("&name[like]=%25x&or[0][title]=a&or[1][title]=b", "residual"))
        .isEqualTo(
            "[{\"field\":\"name\",\"operator\":\"like\",\"values\":[\"%x\"]},"
                + "{\"or\":[{\"field\":\"title\",\"operator\":\"eq\",\"values\":[\"a\"]},"
                + "{\"field\":\"title\",\"operator\":\"eq\",\"values\":[\"b\"]}]}]");
  }

  @Test
  void aFilterThatMayMissMatchesIsOnlyUsedWhereThatIsAllowed() {
    String email = "&emails[email]=a@example.com";

    assertThat(explain(email, "native")).isEqualTo("[]");
    assertThat(explain(email + "&approximate=true", "native"))
        .contains("\"field\":\"emails.email\"", "\"may_miss_matches\":true");
  }

  @Test
  void whoSortsIsShown() {
    assertThat(explain("&sort_by[created_at]=desc", "sort"))
        .isEqualTo("{\"field\":\"created_at\",\"direction\":\"desc\",\"by\":\"vendor\"}");
    assertThat(explain("&sort_by[created_at]=asc", "sort")).contains("\"by\":\"engine\"");
    assertThat(explain("", "sort")).isEqualTo("null");
  }

  @Test
  void whatIsFetchedBesideAndWhatThatCosts() {
    assertThat(explain("&limit=50", "related"))
        .isEqualTo(
            "[{\"name\":\"labels\",\"calls\":\"one for 20 keys\",\"request\":\"GET /labels\","
                + "\"query\":{\"version\":\"2\",\"people\":\"{{ $batch }}\"},\"fetched\":true},"
                + "{\"name\":\"kinds\",\"calls\":\"one for 600 s\",\"request\":\"GET /kinds\","
                + "\"query\":{\"version\":\"2\"},\"fetched\":true}]");
    assertThat(explain("&limit=50", "calls"))
        .isEqualTo("{\"per_vendor_page\":4,\"per_100_results\":7,\"once\":1}");
    assertThat(explain("&limit=50&truto_exclude_fields=tags", "calls"))
        .isEqualTo("{\"per_vendor_page\":1,\"per_100_results\":2,\"once\":0}");
  }

  @Test
  void callsPerRecordAreMadeUnderHydrationOrForAFilter() {
    assertThat(explain("", "partial")).isEqualTo("[\"title\"]");
    assertThat(explain("", "detail"))
        .isEqualTo(
            "{\"request\":\"GET /people/{{ $id"
                + " }}\",\"query\":{\"version\":\"2\"},\"fetched\":false}");
    assertThat(explain("&hydrate=true&limit=50", "calls"))
        .isEqualTo("{\"per_vendor_page\":54,\"per_100_results\":107,\"once\":1}");
    assertThat(explain("&title=x", "detail")).contains("\"fetched\":true");
  }

  @Test
  void aContradictionNeedsNoCall() {
    String query = "&created_at[gt]=2026-02-01&created_at[lt]=2026-01-01";

    assertThat(explain(query, "nothing_can_match")).isEqualTo("true");
    assertThat(explain(query, "calls"))
        .isEqualTo("{\"per_vendor_page\":0,\"per_100_results\":0,\"once\":0}");
  }

  private String explain(String query, String member) {
    String escaped = query.replace("[", "%5B").replace("]", "%5D");
    var answer =
        server.get("/unified/ats/candidates?integrated_account_id=acme-eu&explain=true" + escaped);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Json.write(Objects.requireNonNull(answer.json().get(member), member));
  }
}
