package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Merge's public npm client, pointed at this server instead: it cannot tell the difference. Needs
 * Node 18 and, the first time, npm's registry; without them it is skipped and says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeClientTest {
  private static final NodeProject CLIENT = new NodeProject("merge", "Merge's client");
  private static final String ACCOUNT = "sandbox-lever";

  private BackgroundCommand demo;
  private Map<String, Object> read;
  private List<String> ids;

  @BeforeAll
  void readAnAccount() throws Exception {
    CLIENT.install();
    demo = BackgroundCommand.start("demo", "--port", "0");
    String origin = demo.awaitOutput("Listening on (http://[0-9.:]+)");
    NodeProject.Run run = CLIENT.run("node", "read.js", origin + "/api", "demo", ACCOUNT);
    assertThat(run.exit()).as(run.output()).isZero();
    read = object(Json.read(run.output()));
    ids = ids(origin);
  }

  @AfterAll
  void stop() throws Exception {
    if (demo != null) {
      demo.close();
    }
  }

  /** The ids that the server's own form gives, in their order. */
  private static List<String> ids(String origin) throws Exception {
    String url = origin + "/unified/ats/candidates?limit=500&integrated_account_id=" + ACCOUNT;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("authorization", "Bearer demo").build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      List<?> records = (List<?>) Objects.requireNonNull(object(Json.read(answer)).get("result"));
      return records.stream().map(record -> String.valueOf(object(record).get("id"))).toList();
    }
  }

  @Test
  void itWalksThroughAllPages() {
    List<?> pages = (List<?>) at("pages");
    List<Object> walked = new ArrayList<>();
    for (Object page : pages.subList(0, pages.size() - 1)) {
      assertThat((List<?>) page).hasSize(7);
      walked.addAll((List<?>) page);
    }
    walked.addAll((List<?>) pages.getLast());
    assertThat(walked).hasSizeGreaterThan(14).isEqualTo(ids);
    assertThat(at("iterated")).isEqualTo(ids);
  }

  @Test
  void itGetsOne() {
    assertThat(object(at("one")))
        .containsEntry("id", object(at("listed")).get("id"))
        .containsEntry("remoteId", object(at("listed")).get("remoteId"))
        .containsEntry("modifiedAt", object(at("listed")).get("modifiedAt"));
  }

  @Test
  void whatItGetsHasTheTypesThatItDeclares() {
    Map<String, Object> types = object(at("types"));
    assertThat(types)
        .containsEntry("id", "string")
        .containsEntry("firstName", "string")
        .containsEntry("modifiedAt", "date")
        .containsEntry("remoteCreatedAt", "date")
        .containsEntry("remoteWasDeleted", "boolean");
    assertThat(object(first(types, "emailAddresses"))).containsEntry("value", "string");
    assertThat(object(first(types, "phoneNumbers"))).containsEntry("value", "string");
    assertThat(object(first(types, "applications")))
        .containsEntry("id", "string")
        .containsEntry("candidate", "string")
        .containsEntry("appliedAt", "date");
    assertThat(object(first(types, "remoteData")))
        .containsEntry("path", "string")
        .containsKey("data");
  }

  @Test
  void itsFiltersFilter() {
    Object name = object(at("listed")).get("firstName");
    assertThat((List<?>) at("sameName"))
        .isNotEmpty()
        .hasSizeLessThan(ids.size())
        .allMatch(found -> found.equals(name));
    assertThat(at("changedSinceEver")).isEqualTo((long) ids.size());
    assertThat(at("changedLater")).isEqualTo(0L);
  }

  @Test
  void itThrowsItsOwnErrors() {
    assertThat(error("missing")).containsEntry("status", 404L);
    assertThat(object(error("missing").get("body"))).containsKey("detail");
    assertThat(error("notAnId")).containsEntry("status", 400L);
    assertThat(error("tooMany")).containsEntry("status", 400L);
    assertThat(object(error("tooMany").get("body"))).containsKey("page_size");
    assertThat(error("wrongToken")).containsEntry("status", 401L);
  }

  private Map<String, Object> error(String name) {
    Map<String, Object> error = object(at(name));
    assertThat(error).containsEntry("isMergeError", true).containsEntry("class", "MergeError");
    return error;
  }

  private Object at(String name) {
    return Objects.requireNonNull(read.get(name), name);
  }

  private static Object first(Map<String, Object> types, String name) {
    return ((List<?>) Objects.requireNonNull(types.get(name), name)).getFirst();
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
