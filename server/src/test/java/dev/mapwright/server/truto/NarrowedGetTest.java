package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A get takes the names by which Truto's narrows one record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NarrowedGetTest {
  private static final String GET = "/unified/ats/candidates/7?integrated_account_id=acc-1";

  private final CannedApi api = CannedApi.answering(List.of(onJob("500")), null);
  private final TestServer server = TestServer.over(api);

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aCandidateOnTheJobIsFound() {
    assertThat(server.get(GET + "&job_id=500").status()).isEqualTo(200);
  }

  @Test
  void aCandidateOnOtherJobsIsNot() {
    assertThat(server.get(GET + "&job_id=501").status()).isEqualTo(404);
  }

  @Test
  void whatIsLookedAtIsReadAndNotShownWhereItIsNotWanted() {
    var answer = server.get(GET + "&job_id=500&truto_exclude_fields=applications,tags");

    assertThat(answer.text()).isEqualTo("{\"id\":\"7\",\"remote_data\":{}}");
    assertThat(api.gets.getLast().wants()).isEqualTo(new Wants(true, Set.of("tags"), true));
  }

  @Test
  void anOrganizationIsRefusedWithTheReasonAsInAList() {
    for (String path : List.of("/unified/ats/candidates", "/unified/ats/candidates/7")) {
      var answer = server.get(path + "?integrated_account_id=acc-1&organization_id=1");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text())
          .contains("'organization_id' cannot be used: credentials of Acme open one");
    }
  }

  @Test
  void otherFiltersAreOfListsOnly() {
    assertThat(server.get(GET + "&name=x").status()).isEqualTo(400);
  }

  private static UnifiedRecord onJob(String job) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", "7");
    fields.put("applications", List.of(Map.of("id", "1", "job", Map.of("id", job))));
    return new UnifiedRecord("7", fields, Map.of(), Set.of());
  }
}
