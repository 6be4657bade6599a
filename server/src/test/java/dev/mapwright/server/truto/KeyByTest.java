package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code truto_key_by}: the result as an object, by any field of one value. */
class KeyByTest {
  private static final String LIST =
      "/unified/ats/candidates?integrated_account_id=acc-1&truto_ignore_remote_data=true";

  @AutoClose
  private final TestServer server =
      TestServer.over(
          CannedApi.answeringInFull(
              List.of(
                  record("1", "Ada", "Pilot"),
                  record("2", "Bob", JsonNull.NULL),
                  record("3", "Cyd", "Pilot"))));

  private static UnifiedRecord record(String id, String name, Object title) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("name", name);
    fields.put("title", title);
    return new UnifiedRecord(id, fields, Map.of("own", Long.valueOf(id)), Set.of());
  }

  @Test
  void everyFieldOfOneValueCanBeTheKey() {
    Map<String, Object> answer = server.get(LIST + "&truto_key_by=name").json();

    assertThat(Json.write(answer.get("result")))
        .isEqualTo(
            "{\"Ada\":{\"id\":\"1\",\"name\":\"Ada\",\"title\":\"Pilot\"},"
                + "\"Bob\":{\"id\":\"2\",\"name\":\"Bob\",\"title\":null},"
                + "\"Cyd\":{\"id\":\"3\",\"name\":\"Cyd\",\"title\":\"Pilot\"}}");
    assertThat(answer).containsEntry("result_count", 3L).doesNotContainKey("is_partial_response");
  }

  @Test
  void ofRecordsWithTheSameKeyTheLastIsKeptAndTheAnswerSaysThatItIsNotAll() {
    Map<String, Object> answer = server.get(LIST + "&truto_key_by=title").json();

    assertThat(Json.write(answer.get("result")))
        .startsWith("{\"Pilot\":{\"id\":\"3\"")
        .contains("\"null\":{\"id\":\"2\"")
        .doesNotContain("Ada");
    assertThat(answer).containsEntry("result_count", 2L).containsEntry("is_partial_response", true);
  }

  @Test
  void vendorsOwnRecordsAreKeyedByTheUnifiedField() {
    Map<String, Object> answer =
        server.get(LIST + "&truto_key_by=name&truto_response_format=raw").json();

    assertThat(Json.write(answer.get("result")))
        .isEqualTo("{\"Ada\":{\"own\":1},\"Bob\":{\"own\":2},\"Cyd\":{\"own\":3}}");
  }

  @Test
  void aFieldOfManyValuesOrOneThatIsLeftOutIsNoKey() {
    assertThat(server.get(LIST + "&truto_key_by=emails").status()).isEqualTo(400);
    assertThat(server.get(LIST + "&truto_key_by=name,id").text()).contains("takes one field");
    assertThat(server.get(LIST + "&truto_key_by=name&truto_exclude_fields=name").text())
        .contains("'truto_key_by' names 'name', which 'truto_exclude_fields' leaves out");
    assertThat(server.get(LIST + "&truto_key_by=id&truto_exclude_fields=id").status())
        .isEqualTo(200);
  }
}
