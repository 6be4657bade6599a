package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.filter.Wants;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What answers look like on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acc-1";
  private static final String GET = "/unified/ats/candidates/7?integrated_account_id=acc-1";

  /** Number texts that no reading and printing would keep. */
  private static final String REMOTE =
      "{\"b\":1.10,\"a\":{\"id\":12345678901234567890,\"e\":1E2},\"u\":\"\\u00e9\"}";

  private static final String FIELDS =
      "\"id\":\"7\",\"name\":\"Zoë \\\"Z\\\" Ångström\",\"company\":null,\"tags\":[]";

  private final CannedApi api =
      CannedApi.answering(List.of(CannedApi.record("7", REMOTE)), "go-on");
  private final TestServer server = TestServer.over(api);

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aListIsAnEnvelopeWithTheVendorsRecordVerbatim() {
    var answer = server.get(LIST);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.text())
        .isEqualTo(
            "{\"result\":[{%s,\"remote_data\":%s}],\"next_cursor\":\"go-on\","
                    .formatted(FIELDS, REMOTE)
                + "\"prev_cursor\":null,\"result_count\":1,\"is_partial_response\":true}");
  }

  @Test
  void aGetIsTheRecordItself() {
    var answer = server.get(GET);

    assertThat(answer.text()).isEqualTo("{%s,\"remote_data\":%s}".formatted(FIELDS, REMOTE));
    assertThat(api.gets.getLast().wants()).isEqualTo(Wants.ALL);
  }

  @Test
  void rawAnswersAreTheVendorsRecords() {
    assertThat(server.get(GET + "&truto_response_format=raw").text()).isEqualTo(REMOTE);
    assertThat(server.get(LIST + "&truto_response_format=raw").text())
        .startsWith("{\"result\":[" + REMOTE + "],\"next_cursor\":");
    assertThat(api.lists.getLast().wants()).isEqualTo(new Wants(false, Set.of(), true));
  }

  @Test
  void remoteDataCanBeLeftOut() {
    assertThat(server.get(GET + "&truto_ignore_remote_data=true").text())
        .isEqualTo("{" + FIELDS + "}");
    assertThat(server.get(GET + "&truto_exclude_fields=remote_data").text())
        .isEqualTo("{" + FIELDS + "}");
    assertThat(api.gets.getLast().wants()).isEqualTo(new Wants(true, Set.of(), false));
  }

  @Test
  void fieldsToExcludeComeAsAListOrWithCommas() {
    server.get(GET + "&truto_exclude_fields=id,name");
    assertThat(api.gets.getLast().wants().excluded()).containsExactlyInAnyOrder("id", "name");
    server.get(GET + "&truto_exclude_fields%5B%5D=applications");
    assertThat(api.gets.getLast().wants().excluded()).containsExactly("applications");
  }

  @Test
  void aResultKeyedByIdIsAnObject() {
    assertThat(server.get(LIST + "&truto_key_by=id&truto_ignore_remote_data=true").text())
        .startsWith("{\"result\":{\"7\":{" + FIELDS + "}},\"next_cursor\":");
  }

  @Test
  void metaSaysWhatItTook() {
    assertThat(server.get(LIST + "&meta=true").text())
        .endsWith(
            ",\"meta\":{\"calls\":3,\"read\":20,\"kept\":1,\"left_out\":0,\"partial\":[\"company\",\"title\"],\"warnings\":[\"no"
                + " tags\"]}}");
  }

  @Test
  void limitsAndCursorsReachTheEngine() {
    server.get(LIST + "&limit=500&next_cursor=abc&hydrate=true");
    assertThat(api.lists.getLast().limit()).isEqualTo(500);
    assertThat(api.lists.getLast().cursor()).isEqualTo("abc");
    assertThat(api.lists.getLast().options().hydrate()).isTrue();

    server.get(LIST + "&limit=3&truto_ignore_limit=true");
    assertThat(api.lists.getLast().limit()).isEqualTo(100);
  }
}
