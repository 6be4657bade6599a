package dev.mapwright.server.dialect.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.openapi.Documented;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merge's form, which is nothing but a file, over the same vendor. */
class MergeTest {
  private final People people = new People();
  private final Documented documented = people.document("merge");

  @BeforeEach
  void people() {
    people.add("1", "Ada", "Weir");
    people.add("2", "Bo", "Weir");
    people.add("3", "Cleo", "Dyer");
  }

  @AfterEach
  void stop() {
    people.close();
  }

  private Map<String, Object> get(String query, int status) {
    TestServer.Answer answer = people.merge(query);
    String path = query.startsWith("/") ? People.API + "/{id}" : People.API;
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(documented.violations(path, answer)).as(answer.text()).isEmpty();
    return answer.json();
  }

  @SuppressWarnings("unchecked") // as the document says
  private List<Map<String, Object>> results(String query) {
    Map<String, Object> page = get(query, 200);
    assertThat(page.keySet()).containsExactly("next", "previous", "results");
    return (List<Map<String, Object>>) Objects.requireNonNull(page.get("results"));
  }

  @Test
  void aRecordIsInItsForm() {
    Map<String, Object> ada = results("?remote_id=1&include_remote_data=true").getFirst();

    assertThat(ada)
        .containsEntry("remote_id", "1")
        .containsEntry("remote_was_deleted", false)
        .containsEntry("tags", List.of("grain", "tag-1"));
    assertThat(String.valueOf(ada.get("phone_numbers"))).contains("value=+44 20 7946 01");
    assertThat(String.valueOf(ada.get("email_addresses"))).contains("value=ada@example.com");
    assertThat(ada.get("urls"))
        .isEqualTo(List.of(Map.of("value", "https://example.com/1", "url_type", "PERSONAL")));
    assertThat(String.valueOf(ada.get("remote_data")))
        .contains("path=/candidates")
        .contains("first=Ada");
    Map<String, Object> one = get("/" + ada.get("id"), 200);
    assertThat(one).containsEntry("title", "Miller");
    assertThat(one).containsKey("remote_data");
    assertThat(one.get("remote_data")).hasToString("null");
  }

  @Test
  void nextLeadsOn() {
    List<Object> ids = new ArrayList<>();
    String next = "";
    do {
      Map<String, Object> page = get("?page_size=2" + next, 200);
      ((List<?>) Objects.requireNonNull(page.get("results")))
          .forEach(item -> ids.add(((Map<?, ?>) item).get("remote_id")));
      next = page.get("next") instanceof String cursor ? "&cursor=" + cursor : "";
    } while (!next.isEmpty());

    assertThat(ids).isEqualTo(List.of("1", "2", "3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?tags=tag-2,tag-3                                 | 2 3
          ?email_addresses=ada@example.com,bo@example.com   | 1 2
          ?created_after=2026-01-02T08:00:00.000Z           | 2 3
          ?created_before=2026-01-02T08:00:00.000Z          | 1
          ?modified_before=2020-01-01T00:00:00Z             |
          ?include_shell_data=true&include_deleted_data=true&last_name=Dyer | 3
          """)
  void filtersKeepWhatTheyName(String query, @Nullable String expected) {
    List<Object> ids = results(query).stream().map(item -> item.get("remote_id")).toList();

    assertThat(ids)
        .isEqualTo(expected == null ? List.of() : List.of((Object[]) expected.split(" ", -1)));
  }

  @Test
  void mistakesAreTold() {
    assertThat(get("?page_size=101&created_after=x&ids=1", 400).keySet())
        .containsExactlyInAnyOrder("page_size", "created_after", "ids");
    assertThat(get("/f58dc7e5-8cf9-5cad-b29b-a62a2d12c893", 404)).containsOnlyKeys("detail");
    assertThat(get("/1", 400)).containsOnlyKeys("id");
    assertThat(get("?cursor=nonsense", 400)).containsOnlyKeys("detail");
    assertThat(get("?first_name=%FF", 400)).containsOnlyKeys("detail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/ats/v1/jobs",
        "/api/ats/v1/jobs/f58dc7e5-8cf9-5cad-b29b-a62a2d12c893",
        "/api/ats/v1",
        "/api/hris/v1/employees",
        "/api"
      })
  void whatIsNotThereIsToldInItsForm(String path) {
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + TestServer.TOKEN, "X-Account-Token", "mill-token");
    TestServer.Answer answer = people.server.send("GET", path, headers);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json()).containsOnlyKeys("detail");
    assertThat(String.valueOf(answer.json().get("detail"))).contains(path).contains(People.API);
    assertThat(people.server.send("GET", path, Map.of()).json()).containsOnlyKeys("detail");
  }

  @Test
  void aRelationAtATimeIsExpandedToo() {
    Map<String, Object> ada =
        results("?remote_id=1&expand=applications&expand=attachments").getFirst();

    assertThat((List<?>) ada.get("applications")).allMatch(Map.class::isInstance).isNotEmpty();
    assertThat((List<?>) ada.get("attachments")).allMatch(Map.class::isInstance).isNotEmpty();
  }

  @Test
  void anAnswerInTwoFormsIsRefused() {
    Map<String, String> headers =
        Map.of(
            "authorization", "Bearer " + TestServer.TOKEN,
            "X-Account-Token", "mill-token",
            "x-connector-token", "forge");
    TestServer.Answer answer = people.server.send("GET", People.API, headers);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("x-connector-token", "X-Account-Token", "send one of them");
  }
}
