package dev.mapwright.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.unified.EngineRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The server's real answers are as its document says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final String LIST = "/unified/ats/candidates";
  private static final String ONE = "/unified/ats/candidates/{id}";
  private static final String CONTENT = ONE + "/attachments/{attachment}/content";
  private static final String ACCOUNT = "integrated_account_id=acme-eu";

  private final TestServer server =
      AcmeDescription.serve(
          CannedApi.answering(List.of(CannedApi.record("7", "{\"a\":1}")), "go-on"));
  private final Map<String, Object> document = server.send("GET", "/openapi.json", Map.of()).json();
  private final Documented documented = new Documented(document);

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&meta=true&truto_exclude_fields=id
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&truto_key_by=id
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&truto_response_format=raw
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&truto_response_format=normalized
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&truto_response_format=stream
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&truto_response_format=debug
          /unified/ats/candidates/{id}                              | ?integrated_account_id=acme-eu&truto_response_format=debug
          /unified/ats/candidates/{id}                              | ?integrated_account_id=acme-eu&truto_response_format=normalized
          /unified/ats/candidates/{id}                              | ?integrated_account_id=acme-eu&truto_response_format=stream
          /unified/ats/candidates                                   | ?integrated_account_id=nobody
          /unified/ats/candidates                                   | ?integrated_account_id=acme-eu&limit=0&nme=x
          /unified/ats/candidates/{id}                              | ?integrated_account_id=acme-eu
          /unified/ats/candidates/{id}                              | ?integrated_account_id=acme-eu&truto_ignore_remote_data=true
          /unified/ats/candidates/{id}                              | ?integrated_account_id=acme-eu&truto_response_format=raw
          /unified/ats/candidates/{id}                              | ?
          /unified/ats/candidates/{id}/attachments/{attachment}/content | ?integrated_account_id=acme-eu
          /unified/ats/candidates/{id}/attachments/{attachment}/content | ?integrated_account_id=acme-eu&x=y
          /unified/ats/candidates/meta/{method}                     | ?integrated_account_id=acme-eu
          /unified/ats/candidates/meta/{method}                     | ?
          /unified/ats/candidates/{integration}/meta/{method}       | ?
          /unified/meta/ats/{integration}                           | ?
          /unified/meta/ats/{integration}                           | ?format=md
          /unified/meta/ats/{integration}                           | ?format=html
          /unified/meta/ats/{integration}                           | ?format=pdf
          /integration/{slug}/capabilities                          | ?
          /integrated-account/{id}/capabilities                     | ?
          /integrated-account                                       | ?limit=1
          /integrated-account/{id}                                  | ?
          /integrated-account/me                                    | ?integrated_account_id=acme-us
          /integrated-account/me                                    | ?
          /ping                                                     | ?
          /openapi.json                                             | ?
          """)
  void answersAreAsDocumented(String path, String query) {
    String filled =
        path.replace("/integrated-account/{id}", "/integrated-account/acme-eu")
            .replace("{id}", "7")
            .replace("{attachment}", "8")
            .replace("{integration}", "acme")
            .replace("{slug}", "acme")
            .replace("{method}", "list");

    assertThat(documented.violations(path, server.get(filled + query))).isEmpty();
  }

  @Test
  void eachFormHasASchemaThatFitsItAndNoOther() {
    String list = server.get(LIST + "?" + ACCOUNT).text();
    String keyed = server.get(LIST + "?truto_key_by=id&" + ACCOUNT).text();

    assertThat(documented.violations("CandidateList", list)).isEmpty();
    assertThat(documented.violations("CandidateListByKey", keyed)).isEmpty();
    assertThat(documented.violations("CandidateList", keyed)).isNotEmpty();
    String normalized = server.get(LIST + "?truto_response_format=normalized&" + ACCOUNT).text();
    assertThat(documented.violations("CandidateNormalizedList", normalized)).isEmpty();
    assertThat(documented.violations("CandidateNormalizedList", list)).isNotEmpty();
    assertThat(documented.violations("CandidateListByKey", list)).isNotEmpty();
    assertThat(documented.violations("Candidate", "{\"id\":\"7\",\"nme\":\"x\"}")).isNotEmpty();
    assertThat(documented.violations("Error", "{\"statusCode\":404}")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "EMPTY"})
  void vendorsFailuresAreAsDocumented(Outcome outcome) {
    try (TestServer failing = AcmeDescription.serve(CannedApi.failing(failure(outcome)))) {
      for (String path : List.of(LIST, ONE, CONTENT)) {
        String filled = path.replace("{id}", "7").replace("{attachment}", "8");
        var answer = failing.get(filled + "?" + ACCOUNT);

        assertThat(answer.json()).containsEntry("truto_is_remote_error", true);
        assertThat(documented.violations(path, answer)).isEmpty();
      }
    }
  }

  @Test
  void aStreamThatFailsMidwayIsAsDocumented() {
    CannedApi api =
        CannedApi.failingAfter(List.of(CannedApi.record("7", "{}")), failure(Outcome.RATE_LIMITED));
    try (TestServer failing = AcmeDescription.serve(api)) {
      var answer = failing.get(LIST + "?truto_response_format=stream&" + ACCOUNT);

      assertThat(answer.json()).containsKey("error");
      assertThat(documented.violations("CandidateList", answer.text())).isEmpty();
    }
  }

  @Test
  void ourOwnFailuresAreAsDocumented() {
    for (RuntimeException failure :
        List.of(
            new DeadlineException("Out of time", "go-on"), new IllegalStateException("a defect"))) {
      try (TestServer failing = AcmeDescription.serve(CannedApi.failing(failure))) {
        assertThat(documented.violations(LIST, failing.get(LIST + "?" + ACCOUNT))).isEmpty();
      }
    }
    assertThat(documented.violations(LIST, server.send("GET", LIST, Map.of()))).isEmpty();
  }

  @Test
  void plansAreAsDocumented() {
    try (EngineRuntime engine = EngineRuntime.open(AcmeDescription.MODELS, Map.of());
        TestServer real = AcmeDescription.serve(engine.api())) {
      for (String query : List.of("", "&title=x&hydrate=true", "&sort_by%5Bname%5D=asc")) {
        var answer = real.get(LIST + "?explain=true&" + ACCOUNT + query);

        assertThat(documented.violations("Plan", answer.text())).isEmpty();
        assertThat(documented.violations(LIST, answer)).isEmpty();
      }
    }
  }

  @Test
  void whatHasNoOrderIsWrittenInOneSoThatADocumentKeepsItsTag() {
    var said =
        OpenObjects.declareOpen(JsonTree.of("license", Map.of("b", 1, "a", 2, "d", 3, "c", 4)));

    assertThat(members(said.value().get("license")).keySet())
        .map(Object::toString)
        .containsExactly("a", "b", "c", "d");
  }

  private static Map<?, ?> members(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  @Test
  void generatorsFindWhatTheyNeed() {
    Object merge = server.send("GET", "/openapi/merge.json", Map.of()).json();

    assertThat(at(document, "servers")).isEqualTo(List.of(Map.of("url", ".")));
    assertThat(at(merge, "servers")).isEqualTo(List.of(Map.of("url", "..")));
    // Some crash on a member that can only be null, others on arrays of unknown items.
    assertThat(property("CandidateList", "prev_cursor", "type"))
        .isEqualTo(List.of("string", "null"));
    assertThat(property("Capabilities", "proxy", "items")).isNotNull();
    assertThat(parameter(ONE, "job_id")).containsEntry("$ref", "#/components/schemas/TextFilter");
    for (String open : List.of("remote_query", "or", "and")) {
      assertThat(parameter(LIST, open)).containsEntry("additionalProperties", true);
    }
    assertThat(parameter(LIST, "sort_by")).doesNotContainKey("maxProperties");
  }

  private Object property(String schema, String name, String key) {
    return at(document, "components", "schemas", schema, "properties", name, key);
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private Map<String, Object> parameter(String path, String name) {
    for (Object parameter : (List<?>) at(document, "paths", path, "get", "parameters")) {
      if (at(parameter, "name").equals(name)) {
        return (Map<String, Object>) at(parameter, "schema");
      }
    }
    throw new AssertionError(path + " has no parameter " + name);
  }

  private static Object at(Object tree, String... names) {
    Object at = tree;
    for (String name : names) {
      at = Objects.requireNonNull(((Map<?, ?>) at).get(name), name);
    }
    return at;
  }

  @Test
  void operationsHaveNamesOfTheirOwn() {
    List<Object> ids = new ArrayList<>();
    collect(document.get("paths"), "operationId", ids);

    assertThat(ids).doesNotHaveDuplicates().contains("listAtsCandidates", "getAtsCandidates");
  }

  @Test
  void referencesLeadSomewhere() {
    List<Object> references = new ArrayList<>();
    collect(document, "$ref", references);

    assertThat(references).isNotEmpty();
    for (Object reference : references) {
      Object there = document;
      for (String part : String.valueOf(reference).substring(2).split("/", -1)) {
        there = there instanceof Map<?, ?> map ? map.get(part) : null;
      }
      assertThat(there).as(String.valueOf(reference)).isNotNull();
    }
  }

  @Test
  void everyFilterIsAParameterOfTheList() {
    List<Object> names = new ArrayList<>();
    collect(list(), "name", names);

    assertThat(names)
        .contains("job_id", "stage", "emails", "applications.job.id", "created_at", "sort_by")
        .doesNotHaveDuplicates();
  }

  @Test
  void thePageShowsItWithFilesOfItsOwn() {
    var page = server.send("GET", "/docs", Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-security-policy")).startsWith("default-src 'self'");
    assertThat(page.text()).doesNotContain("http");
    for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertThat(page.text()).contains("\"docs/" + file + "\"");
      assertThat(server.send("GET", "/docs/" + file, Map.of()).status()).as(file).isEqualTo(200);
    }
    assertThat(server.get("/docs/../secret").status()).isEqualTo(404);
  }

  private @Nullable Object list() {
    return document.get("paths") instanceof Map<?, ?> paths ? paths.get(LIST) : null;
  }

  private static VendorException failure(Outcome outcome) {
    return new VendorException(outcome, "It said no", 418, Map.of(), "no", Duration.ofSeconds(3));
  }

  private static void collect(@Nullable Object from, String member, List<Object> into) {
    switch (from) {
      case Map<?, ?> map ->
          map.forEach((name, value) -> {
            if (name.equals(member) && value instanceof String) {
              into.add(value);
            } else {
              collect(value, member, into);
            }
          });
      case List<?> list -> list.forEach(item -> collect(item, member, into));
      case null, default -> {}
    }
  }
}
