package dev.mapwright.server.dialect.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.openapi.Documented;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bindbee's form, over a vendor of five people. Every answer is held against its document. */
class BindbeeTest {
  private final People people = new People();
  private final Documented documented = people.document("bindbee");

  @BeforeEach
  void people() {
    people.add("1", "Ada", "Weir");
    people.add("2", "Bo", "Weir");
    people.add("3", "Cleo", "Dyer");
    people.add("4", "Dag", "Dyer");
    people.add("5", "Eve", "Dyer");
  }

  @AfterEach
  void stop() {
    people.close();
  }

  private TestServer.Answer get(String query) {
    TestServer.Answer answer = people.bindbee(query);
    String path = query.startsWith("/") ? People.API + "/{id}" : People.API;
    assertThat(documented.violations(path, answer)).as(answer.text()).isEmpty();
    return answer;
  }

  @SuppressWarnings("unchecked") // as the document says
  private List<Map<String, Object>> items(String query) {
    TestServer.Answer answer = get(query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().keySet()).containsExactly("cursor", "page_size", "items");
    return (List<Map<String, Object>>) Objects.requireNonNull(answer.json().get("items"));
  }

  private List<Object> remoteIds(String query) {
    return items(query).stream().map(item -> item.get("remote_id")).toList();
  }

  private String idOf(String remoteId) {
    return String.valueOf(items("?remote_id=" + remoteId).getFirst().get("id"));
  }

  @Test
  void aRecordHasAllKeysAlways() {
    assertThat(items("?remote_id=1").getFirst().keySet())
        .containsExactly(
            "id",
            "remote_id",
            "modified_at",
            "custom_fields",
            "first_name",
            "last_name",
            "company",
            "title",
            "last_interaction_at",
            "is_private",
            "can_email",
            "locations",
            "phone_numbers",
            "email_addresses",
            "urls",
            "tags",
            "applications",
            "attachments",
            "remote_created_at",
            "remote_updated_at",
            "avatar");
  }

  @Test
  void aSingleRecordIsFuller() {
    assertThat(get("/" + idOf("1")).json())
        .containsEntry("remote_id", "1")
        .containsEntry("title", "Miller")
        .containsEntry("can_email", true)
        .containsEntry("phone_numbers", List.of("+44 20 7946 01"))
        .containsEntry("email_addresses", List.of("ada@example.com"))
        .containsEntry("urls", List.of(Map.of("type", "website", "value", "https://example.com/1")))
        .containsEntry("tags", List.of("grain", "tag-1"))
        .containsEntry("remote_created_at", "2026-01-01T08:00:00Z");
  }

  @Test
  void theVendorsRecordIsThereOnlyWhereAskedFor() {
    assertThat(get("/" + idOf("1")).json()).doesNotContainKey("raw_data");
    assertThat(get("/" + idOf("1") + "?include_raw_data=true").json().get("raw_data"))
        .isEqualTo(people.records.get("1"));
    assertThat(items("?include_raw_data=true&page_size=1").getFirst()).containsKey("raw_data");
  }

  @Test
  void aWalkGivesEachOnce() {
    List<Object> seen = new ArrayList<>();
    Object cursor = null;
    do {
      Map<String, Object> page =
          get("?page_size=2" + (cursor == null ? "" : "&cursor=" + cursor)).json();
      List<?> items = (List<?>) Objects.requireNonNull(page.get("items"));
      assertThat(page.get("page_size")).isEqualTo((long) items.size());
      items.forEach(item -> seen.add(((Map<?, ?>) item).get("remote_id")));
      cursor = page.get("cursor") instanceof String next ? next : null;
    } while (cursor != null);

    assertThat(seen).isEqualTo(List.of("1", "2", "3", "4", "5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?remote_id=3                                                       | 3
          ?first_name=Bo                                                     | 2
          ?last_name=Weir                                                    | 1 2
          ?last_name=Weir&first_name=Ada                                     | 1
          ?company=Mill%20of%20Eve                                           | 5
          ?tag=tag-4                                                         | 4
          ?email_addresses=ada@example.com&email_addresses=EVE@example.com   | 1 5
          ?email_addresses=nobody@example.com                                |
          """)
  void filtersKeepWhatTheyName(String query, @Nullable String expected) {
    assertThat(remoteIds(query))
        .isEqualTo(expected == null ? List.of() : List.of((Object[]) expected.split(" ", -1)));
  }

  @Test
  void idsAreTakenTogether() {
    String ids = idOf("2") + "," + idOf("4");

    assertThat(remoteIds("?ids=" + ids)).isEqualTo(List.of("2", "4"));
    assertThat(remoteIds("?ids=" + ids + "&first_name=Dag")).isEqualTo(List.of("4"));
  }

  @Test
  void relationsAreIdsOrObjects() {
    Map<String, Object> ids = items("?remote_id=1").getFirst();
    Map<String, Object> objects =
        items("?remote_id=1&expand=applications,attachments%5Bfile_name,remote_id%5D").getFirst();

    Map<?, ?> application = (Map<?, ?>) list(objects, "applications").getFirst();
    assertThat(application.get("id")).isEqualTo(list(ids, "applications").getFirst());
    assertThat(application.get("candidate")).isEqualTo(ids.get("id"));
    assertThat(application.get("remote_id")).isEqualTo("job-1");
    assertThat(objects.get("attachments"))
        .isEqualTo(List.of(Map.of("remote_id", "file-1", "file_name", "cv.pdf")));
  }

  private static List<?> list(Map<String, ?> object, String name) {
    return (List<?>) Objects.requireNonNull(object.get(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ?page_size=0                         | page_size        | '0' is not a whole number from 1 to 200
          ?page_size=201                       | page_size        | '201' is not a whole number from 1 to 200
          ?page_size=x                         | page_size        | 'x' is not a whole number from 1 to 200
          ?expand=nonsense                     | expand           | There is no relation 'nonsense' to expand.
          ?expand=applications[nme]            | expand           | applications has no field 'nme'.
          ?expand=applications[                | expand           | There is no relation 'applications['
          ?include_raw_data=maybe              | include_raw_data | 'maybe' is neither true nor false
          ?modified_after=yesterday            | modified_after   | 'yesterday' is not a time in ISO 8601
          ?ids=1                               | ids              | '1' is not a UUID
          ?frist_name=Ada                      | frist_name       | Did you mean 'first_name'?
          ?first_name=                         | first_name       | has no value
          ?first_name=a&first_name=b           | first_name       | takes one value
          ?first_name[x]=a                     | first_name       | takes one value
          /not-a-uuid                          | id               | 'not-a-uuid' is not a UUID
          /f58dc7e5-8cf9-5cad-b29b-a62a2d12c893?page_size=1 | page_size | There is no parameter 'page_size'.
          """)
  void mistakesAreTold(String query, String parameter, String message) {
    TestServer.Answer answer = get(query.replace("[", "%5B").replace("]", "%5D"));

    assertThat(answer.status()).isEqualTo(422);
    Map<?, ?> first = (Map<?, ?>) list(answer.json(), "detail").getFirst();
    assertThat(((List<?>) Objects.requireNonNull(first.get("loc"))).getLast()).isEqualTo(parameter);
    assertThat(String.valueOf(first.get("msg"))).contains(message);
    assertThat(people.asked).isEmpty();
  }

  @Test
  void anEmptyCursorIsTheBeginning() {
    assertThat(get("?cursor=").json()).isEqualTo(get("").json());
  }

  @Test
  void addressesAreTakenOneByOneOrAtCommas() {
    for (String query :
        List.of(
            "?email_addresses=ada@example.com,bo@example.com",
            "?email_addresses=ada@example.com&email_addresses=bo@example.com")) {
      assertThat(items(query)).extracting(item -> item.get("remote_id")).containsExactly("1", "2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "yes, true",
    "on, true",
    "TRUE, true",
    "0, false",
    "no, false",
    "False, false"
  })
  void yesAndNoAreWrittenAsServersInPythonReadThem(String word, boolean shown) {
    assertThat(items("?remote_id=1&include_raw_data=" + word).getFirst().containsKey("raw_data"))
        .isEqualTo(shown);
  }

  @Test
  void tooManyIdsAreRefused() {
    String ids = "f58dc7e5-8cf9-5cad-b29b-a62a2d12c893,".repeat(1_000);

    assertThat(get("?ids=" + ids + "f58dc7e5-8cf9-5cad-b29b-a62a2d12c893").text())
        .contains("takes at most 1000 values, not 1001");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(list(get("?page_size=0&ids=x&nme=y").json(), "detail")).hasSize(3);
  }

  @Test
  void anUnknownRecordIsNotFound() {
    assertThat(get("/f58dc7e5-8cf9-5cad-b29b-a62a2d12c893").status()).isEqualTo(404);
  }

  @Test
  void whatIsForWritingIsNoId() {
    TestServer.Answer answer = people.bindbee("/create/meta");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(String.valueOf(answer.json().get("detail"))).contains("only read here");
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + TestServer.TOKEN, "x-connector-token", "forge");
    assertThat(people.server.send("POST", People.API, headers).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                            | mill-token            | 401
          Bearer wrong                 | mill-token            | 401
          Bearer a-token-of-the-tests  | -                     | 401
          Bearer a-token-of-the-tests  | mill                  | 401
          Bearer a-token-of-the-tests  | a-token-of-the-tests  | 403
          Bearer a-token-of-the-tests  | forge                 | 200
          bearer a-token-of-the-tests  | mill-token            | 200
          """)
  void bothHeadersMustBeRight(@Nullable String authorization, @Nullable String token, int status) {
    Map<String, String> headers = new HashMap<>();
    if (authorization != null) {
      headers.put("authorization", authorization);
    }
    if (token != null) {
      headers.put("X-Connector-Token", token);
    }

    TestServer.Answer answer = people.server.send("GET", People.API, headers);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(documented.violations(People.API, answer)).isEmpty();
    assertThat(answer.header("www-authenticate")).isEqualTo(status == 401 ? "Bearer" : "");
  }

  @Test
  void aCursorIsGoodForItsDialectAccountAndFiltersOnly() {
    Object mine = get("?page_size=1").json().get("cursor");
    Object others = people.merge("?page_size=1").json().get("next");
    Object filtered = get("?page_size=1&last_name=Dyer").json().get("cursor");

    assertThat(get("?page_size=1&cursor=" + mine).status()).isEqualTo(200);
    for (Object foreign : List.of("nonsense", String.valueOf(others), String.valueOf(filtered))) {
      assertThat(get("?page_size=1&cursor=" + foreign).status()).isEqualTo(400);
    }
    assertThat(people.ask("?page_size=1&cursor=" + mine, "x-connector-token", "forge").status())
        .isEqualTo(400);
  }

  @Test
  void everyAnswerTellsTheRequestLimit() {
    TestServer.Answer answer = get("?page_size=0");
    assertThat(answer.header("x-ratelimit-limit")).isEqualTo("200");
    assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("199");
    assertThat(Long.parseLong(answer.header("x-ratelimit-reset"))).isBetween(now(), now() + 61);

    int requests = 1;
    while (answer.status() != 429 && requests < 250) {
      answer = people.bindbee("?page_size=0");
      requests++;
    }

    assertThat(requests).isEqualTo(201);
    assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 60);
    assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
    assertThat(documented.violations(People.API, answer)).isEmpty();
    assertThat(people.ask("", "x-connector-token", "forge").status()).isEqualTo(200);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @ParameterizedTest
  @CsvSource({"401, 502", "403, 502", "500, 502", "418, 502", "429, 503"})
  void aVendorsFailureIsTold(int vendors, int ours) {
    Map<String, String> wait = vendors == 429 ? Map.of("retry-after", "90") : Map.of();
    people.instead.put("all", Reply.json(vendors, wait, Map.of("message", "no")));

    TestServer.Answer answer = get("");

    assertThat(answer.status()).isEqualTo(ours);
    assertThat(answer.header("retry-after")).isEqualTo(vendors == 429 ? "90" : "");
  }
}
