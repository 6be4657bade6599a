package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each thing once, in a table of its kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NormalizedTest {
  private static final String QUERY =
      "?integrated_account_id=acc-1&truto_response_format=normalized";
  private static final String LIST = "/unified/ats/candidates" + QUERY;

  private final TestServer server =
      TestServer.over(
          CannedApi.answering(
              List.of(
                  record(
                      """
                      {"id": "1", "name": "Ada",
                       "tags": [{"id": "t", "name": "Welding"}, {"id": null, "name": "No id"}],
                       "applications": [
                         {"id": "a", "candidate": {"id": "1"}, "job": {"id": "j"},
                          "source": {"id": "s", "name": "Fair"},
                          "credited_to": {"id": "u", "first_name": null, "last_name": "Li", "emails": []},
                          "current_stage": {"id": "g", "name": "New", "job": {"id": "j"}},
                          "attachments": [{"id": "f", "file_name": null, "job": {"id": "j"}}]}],
                       "attachments": [{"id": "f", "file_name": "cv.pdf", "job": null}]}
                      """),
                  record(
                      """
                      {"id": "2", "name": "Bo", "tags": [],
                       "applications": [
                         {"id": "b", "candidate": {"id": "2"}, "job": {"id": "j"}, "source": null,
                          "credited_to": {"id": "u", "first_name": "Lu", "last_name": "Other",
                                          "emails": [{"email": "lu@example.com"}]},
                          "current_stage": null, "attachments": []}],
                       "attachments": []}
                      """)),
              "go-on"));

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aListIsIdsAndTables() {
    assertThat(Json.read(server.get(LIST + "&truto_ignore_remote_data=true").text()))
        .isEqualTo(
            Json.read(
                """
                {"result": ["1", "2"],
                 "entities": {
                   "applications": {
                     "a": {"id": "a", "candidate": "1", "job": "j", "source": {"id": "s", "name": "Fair"},
                           "credited_to": "u", "current_stage": "g", "attachments": ["f"]},
                     "b": {"id": "b", "candidate": "2", "job": "j", "source": null, "credited_to": "u",
                           "current_stage": null, "attachments": []}},
                   "attachments": {"f": {"id": "f", "file_name": "cv.pdf", "job": "j"}},
                   "candidates": {
                     "1": {"id": "1", "name": "Ada", "tags": ["t", {"id": null, "name": "No id"}],
                           "applications": ["a"], "attachments": ["f"]},
                     "2": {"id": "2", "name": "Bo", "tags": [], "applications": ["b"], "attachments": []}},
                   "job_interview_stages": {"g": {"id": "g", "name": "New", "job": "j"}},
                   "jobs": {"j": {"id": "j"}},
                   "tags": {"t": {"id": "t", "name": "Welding"}},
                   "users": {"u": {"id": "u", "first_name": "Lu", "last_name": "Li",
                                   "emails": [{"email": "lu@example.com"}]}}},
                 "next_cursor": "go-on", "prev_cursor": null, "result_count": 2,
                 "is_partial_response": true}
                """));
  }

  @Test
  void aGetHasOneId() {
    Map<String, Object> answer = server.get("/unified/ats/candidates/1" + QUERY).json();

    assertThat(answer.keySet()).containsExactly("result", "entities");
    assertThat(answer.get("result")).isEqualTo(List.of("1"));
  }

  @Test
  void theVendorsRecordStandsBesideItsCandidate() {
    assertThat(server.get(LIST).text())
        .contains("\"attachments\":[\"f\"],\"remote_data\":{\"own\":1.50}}");
  }

  @Test
  void itIsNotKeyed() {
    assertThat(server.get(LIST + "&truto_key_by=id").text())
        .contains("'truto_key_by' goes with the formats unified and raw");
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static UnifiedRecord record(String unified) {
    Map<String, Object> fields = (Map<String, Object>) Json.read(unified);
    return new UnifiedRecord(
        String.valueOf(fields.get("id")),
        new LinkedHashMap<>(fields),
        (Map<String, ?>) Json.read("{\"own\":1.50}"),
        Set.of());
  }
}
