package dev.mapwright.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is laid over one account's connector, over HTTP. */
@Timeout(120)
class OverlayOperationsTest {
  private static final String SECRET = "planted-secret-4410";
  private static final String ACCOUNT = "/integrated-account/new";
  private static final String OVERLAY = ACCOUNT + "/overlay";
  private static final String YAML =
      """
      language: 2
      overlay: acme # ours
      resources:
        candidates:
          map:
            title: null
            company: '"Acme"'
            custom_fields.cost: cost
          list: {query: {with: custom}}
      """;

  @TempDir Path folder;
  @AutoClose private final OverlayVendor vendor = new OverlayVendor();

  private AdminServer server(StoreLocation location) {
    AdminServer server = vendor.server(location, folder);
    String account =
        "{\"id\": \"new\", \"integration\": \"acme\", \"credentials\": {\"key\": \""
            + SECRET
            + "\"}}";
    int status = server.operator("POST", "/integrated-account", account).status();
    assertThat(status).isIn(200, 409);
    return server;
  }

  private AdminServer server() {
    return server(StoreLocation.in(folder.resolve("data")));
  }

  private static Map<String, Object> candidate(AdminServer server) {
    return server.operator("GET", candidates("/1"), "").json();
  }

  private static String candidates(String more) {
    return "/unified/ats/candidates" + more + "?integrated_account_id=new";
  }

  @ParameterizedTest
  @EnumSource
  void anOverlayIsPutReadGivenBackAndRemoved(TestDatabase database) {
    try (AdminServer server = server(database.empty(folder))) {
      assertThat(server.operator("GET", OVERLAY, "").status()).isEqualTo(404);
      assertThat(candidate(server)).doesNotContainKey("custom_fields");

      TestServer.Answer put = server.operator("PUT", OVERLAY, YAML);
      assertThat(put.status()).as(put.text()).isEqualTo(200);
      assertThat(put.json())
          .isEqualTo(Map.of("integrated_account_id", "new", "warnings", List.of()));

      Map<String, Object> list = server.operator("GET", candidates(""), "").json();
      assertThat(Json.write(list.get("result")))
          .contains("\"company\":\"Acme\"", "\"title\":null", "\"custom_fields\":{\"cost\":14}");
      assertThat(vendor.asked).anyMatch(asked -> asked.contains("with=[custom]"));
      assertThat(candidate(server))
          .extracting("name", "company", "custom_fields")
          .containsExactly("Ada No. 1", "Acme", Map.of("cost", 7L));

      TestServer.Answer back = server.operator("GET", OVERLAY, "");
      assertThat(back.text()).isEqualTo(YAML);
      assertThat(back.header("content-type")).isEqualTo("application/yaml");

      server.operator("PATCH", ACCOUNT, "{\"tenant_id\": \"t\"}");
      assertThat(candidate(server)).extracting("company").isEqualTo("Acme");

      assertThat(server.operator("DELETE", OVERLAY, "").status()).isEqualTo(200);
      assertThat(server.operator("DELETE", OVERLAY, "").status()).isEqualTo(404);
      assertThat(candidate(server)).doesNotContainKey("custom_fields");
    }
  }

  @Test
  void otherFormsShowCustomFieldsInTheirOwnWay() {
    try (AdminServer server = server()) {
      String path = "/api/ats/v1/candidates?page_size=1";
      assertThat(form(server, path, "x-connector-token")).contains("\"custom_fields\":null");
      assertThat(form(server, path, "X-Account-Token")).contains("\"field_mappings\":null");

      server.operator("PUT", OVERLAY, YAML);

      String shown = path + "&include_custom_fields=true";
      assertThat(form(server, path, "x-connector-token")).contains("\"custom_fields\":null");
      assertThat(form(server, shown, "x-connector-token"))
          .contains("\"custom_fields\":{\"cost\":7}");
      assertThat(form(server, path, "X-Account-Token"))
          .contains(
              "\"field_mappings\":{\"organization_defaults\":{},"
                  + "\"linked_account_defaults\":{\"cost\":7}}");
    }
  }

  private static String form(AdminServer server, String path, String header) {
    return server
        .http
        .send("GET", path, Map.of("authorization", "Bearer " + TestServer.TOKEN, header, "new"), "")
        .text();
  }

  @Test
  void whatGivesAValueIsTold() {
    try (AdminServer server = server()) {
      server.operator("PUT", OVERLAY, YAML);

      assertThat(server.operator("GET", candidates("") + "&explain=true", "").json())
          .containsEntry(
              "overlays",
              Map.of("title", "account", "company", "account", "custom_fields.cost", "account"));
      assertThat(
              server
                  .operator("GET", "/unified/ats/candidates/meta/get?integrated_account_id=new", "")
                  .text())
          .contains("\"custom_fields\":{\"cost\":\"cost\"}");
    }
  }

  @Test
  void aListThatWasBegunUnderAnotherOverlaySaysSo() {
    try (AdminServer server = server()) {
      Map<String, Object> page = server.operator("GET", candidates("") + "&limit=1", "").json();
      String cursor =
          URLEncoder.encode(
              String.valueOf(Objects.requireNonNull(page.get("next_cursor"))),
              StandardCharsets.UTF_8);
      String next = candidates("") + "&limit=1&next_cursor=" + cursor;
      assertThat(server.operator("GET", next, "").status()).isEqualTo(200);

      server.operator("PUT", OVERLAY, YAML);

      TestServer.Answer answer = server.operator("GET", next, "");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("overlay", "has changed since the list was begun");
      assertThat(server.operator("GET", candidates("") + "&limit=1", "").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `map: {titel: cost}`                                    | Did you mean 'title'?
          `map: {title: $account.key}`                            | 'key' is secret
          `get: {query: {a: "{{ $account.key }}"}}`               | 'key' is secret
          `list: {query: {page: 2}}`                              | an overlay only adds parameters
          `content: {url: '"https://evil.example"'}`              | There is no key 'content'
          `map: {id: cost}`                                       | 'id' stays
          `map: {title: 'a b c'}`                                 | This is not JSONata
          """)
  void whatDoesNotFitIsToldWithItsPlaceAndNotKept(String part, String told) {
    try (AdminServer server = server()) {
      String overlay = "language: 2\noverlay: acme\nresources: {candidates: {" + part + "}}\n";

      TestServer.Answer answer = server.operator("PUT", OVERLAY, overlay);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("overlay:3:", told);
      assertThat(server.operator("GET", OVERLAY, "").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``             | 400
          `{`            | 400
          `null`         | 400
          `a: &a [*a]`   | 400
          `[[[[[[[[`     | 400
          """)
  void whatIsNoOverlayIsRefused(String body, int status) {
    try (AdminServer server = server()) {
      assertThat(server.operator("PUT", OVERLAY, body).status()).isEqualTo(status);
      assertThat(server.operator("PUT", OVERLAY, "#".repeat(70_000)).status()).isEqualTo(413);
    }
  }

  @Test
  void onlyAnAdministratorOverlaysAndNoAccountOfTheFile() {
    try (AdminServer server = server()) {
      String reader = server.key("{\"name\": \"r\"}");
      for (String method : List.of("GET", "PUT", "DELETE")) {
        assertThat(server.as(reader, method, OVERLAY, YAML).status()).isEqualTo(403);
      }
      assertThat(server.as(reader, "POST", OVERLAY + "/preview", "{}").status()).isEqualTo(403);
      TestServer.Answer declared =
          server.operator("PUT", "/integrated-account/acc-1/overlay", YAML);
      assertThat(declared.status()).isEqualTo(409);
      assertThat(declared.text()).contains("accounts file", "--overlays");
      assertThat(server.operator("PUT", "/integrated-account/none/overlay", YAML).status())
          .isEqualTo(404);
    }
  }

  @Test
  void aPreviewShowsARecordBeforeAndAfterAndKeepsNothing() {
    try (AdminServer server = server()) {
      String given = Json.write(Map.of("overlay", YAML, "record", OverlayVendor.person(2)));
      for (String body : List.of(given, Json.write(Map.of("overlay", YAML)))) {
        TestServer.Answer answer = server.operator("POST", OVERLAY + "/preview", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Json.write(answer.json().get("changes")))
            .contains(
                "{\"field\":\"company\",\"before\":null,\"after\":\"Acme\",\"layer\":\"account\"}")
            .contains("\"field\":\"custom_fields\",\"before\":null,\"after\":{\"cost\":");
        assertThat(answer.text()).doesNotContain(SECRET);
      }
      assertThat(server.operator("GET", OVERLAY, "").status()).isEqualTo(404);
      assertThat(server.operator("POST", OVERLAY + "/preview", "{}").text())
          .contains("The account has no overlay that could be tried");
      server.operator("PUT", OVERLAY, YAML);
      assertThat(server.operator("POST", OVERLAY + "/preview", "{}").text()).contains("\"Acme\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `{"overlay": {"language": 2, "overlay": "acne", "resources": {}}}` | is laid over 'acme'
          `{"overlay": {"language": 2, "overlay": "acme", "resources": {}}, "record": []}` | is one record as the vendor gives it
          `{"overlay": {"language": 2, "overlay": "acme", "resources": {}}, "record": {"x": 1}}` | finds nothing in an object
          `{"overlay": {"language": 2, "overlay": "acme", "resources": {}}, "record": "x"}` | is one record as the vendor gives it
          `{"overlay": {"language": 2, "overlay": "acme", "resources": {}}, "resource": "jobs"}` | candidates
          `{"overlai": {}}` | Did you mean 'overlay'?
          """)
  void whatCannotBeTriedIsTold(String body, String told) {
    try (AdminServer server = server()) {
      TestServer.Answer answer = server.operator("POST", OVERLAY + "/preview", body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains(told);
    }
  }

  @Test
  void aSecondServerReadsThroughTheSameOverlay() {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    try (AdminServer first = server(location);
        AdminServer second = server(location)) {
      first.operator("PUT", OVERLAY, YAML);

      assertThat(candidate(second)).extracting("company").isEqualTo("Acme");
    }
  }

  @Test
  void readingThroughAnOverlayNeedsNoDatabase() {
    AdminServer server = server();
    server.operator("PUT", OVERLAY, YAML);
    assertThat(candidate(server)).extracting("company").isEqualTo("Acme");
    server.store.close();

    assertThat(candidate(server)).extracting("company").isEqualTo("Acme");
    server.close();
  }
}
