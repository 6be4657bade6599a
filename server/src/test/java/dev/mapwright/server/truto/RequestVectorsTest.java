package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Request lines as Truto's own clients send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestVectorsTest {
  private final CannedApi api =
      CannedApi.answering(List.of(CannedApi.record("1", "{}")), "go-on-here");
  private final TestServer server = TestServer.over(api);

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theTypeScriptClientsList() {
    var answer =
        server.get(
            "/unified/ats/candidates?integrated_account_id=acc-1&limit=2"
                + "&created_at%5Bgt%5D=2024-01-01T00%3A00%3A00Z&sort_by%5Bcreated_at%5D=desc"
                + "&emails%5Bemail%5D=a%2Bb%40x.io&tags%5B0%5D%5Bid%5D=9"
                + "&remote_query%5Bfoo%5D=bar&remote_query%5Barr%5D%5B0%5D=1"
                + "&remote_query%5Barr%5D%5B1%5D=2&truto_exclude_fields%5B0%5D=id"
                + "&truto_exclude_fields%5B1%5D=name&truto_ignore_remote_data=true&next_cursor=");

    assertThat(answer.status()).isEqualTo(200);
    ListCall call = api.lists.getLast();
    assertThat(call.account().id()).isEqualTo("acc-1");
    assertThat(call.resource()).isEqualTo("candidates");
    assertThat(call.limit()).isEqualTo(2);
    assertThat(call.cursor()).isNull();
    assertThat(call.wants()).isEqualTo(new Wants(true, Set.of("id", "name"), false));
    assertThat(call.query())
        .isEqualTo(
            new Query(
                List.of(
                    is("created_at", Operator.GT, "2024-01-01T00:00:00Z"),
                    is("emails.email", Operator.EQ, "a+b@x.io"),
                    is("tags.id", Operator.EQ, "9")),
                new Query.Sort(FieldPath.of("created_at"), Direction.DESC),
                Map.of("foo", "bar", "arr", List.of("1", "2"))));
  }

  @Test
  void theTypeScriptClientsGetOfAnIdWithASlash() {
    var answer =
        server.get("/unified/ats/candidates/id%2Fwith%20slash?integrated_account_id=acc-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(api.gets.getLast().id()).isEqualTo("id/with slash");
  }

  @Test
  void thePythonClientsListWithItsContentTypeOnAGet() {
    var answer =
        server.send(
            "GET",
            "/unified/ats/candidates?integrated_account_id=acc-1&created_at%5Bgt%5D=2024-01-01"
                + "&truto_exclude_fields%5B%5D=id&truto_exclude_fields%5B%5D=name"
                + "&truto_ignore_remote_data=true&remote_query%5Ba%5D%5B%5D=1"
                + "&remote_query%5Ba%5D%5B%5D=2",
            Map.of(
                "authorization", "Bearer " + TestServer.TOKEN, "content-type", "application/json"));

    assertThat(answer.status()).isEqualTo(200);
    ListCall call = api.lists.getLast();
    assertThat(call.query().filters()).containsExactly(is("created_at", Operator.GT, "2024-01-01"));
    assertThat(call.query().remoteQuery()).isEqualTo(Map.of("a", List.of("1", "2")));
    assertThat(call.wants().excluded()).containsExactlyInAnyOrder("id", "name");
    assertThat(call.limit()).isEqualTo(100);
  }

  @Test
  void thePythonClientsPing() {
    var answer = server.send("GET", "/ping", Map.of("content-type", "application/json"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("status", "ok");
  }

  @Test
  void theTypeScriptClientsMetaAndAccounts() {
    try (TestServer acme = AcmeDescription.serve(api)) {
      assertThat(acme.get("/unified/ats/candidates/meta/list?integrated_account_id=acme-eu").json())
          .containsEntry("method", "list");
      assertThat(acme.get("/integrated-account?next_cursor=").json()).containsKey("result");
    }
  }

  @Test
  void aBareQuestionMarkIsNoQuery() {
    assertThat(server.get("/ping?").status()).isEqualTo(200);
  }

  @Test
  void whatIsNotBuiltYetSaysSoInTheContractsErrorForm() {
    assertNotThere("POST", "/unified/ats/candidates/search?integrated_account_id=acc-1", 405);
    assertNotThere("POST", "/unified/ats/candidates?integrated_account_id=acc-1", 405);
    assertNotThere("PATCH", "/unified/ats/candidates/1?integrated_account_id=acc-1", 405);
    assertNotThere("DELETE", "/unified/ats/candidates/1?integrated_account_id=acc-1", 405);
    assertNotThere("GET", "/unified/ats/jobs?integrated_account_id=acc-1", 404);
    assertNotThere("POST", "/batch-request", 404);
  }

  private void assertNotThere(String method, String path, int status) {
    var answer = server.send(method, path, Map.of("authorization", "Bearer " + TestServer.TOKEN));
    assertThat(answer.status()).as(method + " " + path).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.json())
        .containsEntry("statusCode", (long) status)
        .containsEntry("error", status == 404 ? "Not Found" : "Method Not Allowed")
        .containsKey("message");
  }

  private static Filter is(String field, Operator operator, String value) {
    return new Filter.Comparison(FieldPath.of(field), operator, List.of(value));
  }
}
