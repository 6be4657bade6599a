package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandboxes of all vendors, asked in every form: the same candidate has the same facts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectsTest {
  private static final String PATH = "/api/ats/v1/candidates";

  /** Names for the same fact: the unified one, Bindbee's, Merge's. */
  private static final List<List<String>> FACTS =
      List.of(
          List.of("id", "remote_id", "remote_id"),
          List.of("first_name", "first_name", "first_name"),
          List.of("last_name", "last_name", "last_name"),
          List.of("company", "company", "company"),
          List.of("title", "title", "title"),
          List.of("last_interaction_at", "last_interaction_at", "last_interaction_at"),
          List.of("is_private", "is_private", "is_private"),
          List.of("can_email", "can_email", "can_email"),
          List.of("locations", "locations", "locations"),
          List.of("phones.number", "phone_numbers", "phone_numbers.value"),
          List.of("phones.type", "", "phone_numbers.phone_number_type"),
          List.of("emails.email", "email_addresses", "email_addresses.value"),
          List.of("emails.type", "", "email_addresses.email_address_type"),
          List.of("urls.url", "urls.value", "urls.value"),
          List.of("urls.type", "urls.type", "urls.url_type"),
          List.of("tags.name", "tags", "tags"),
          List.of("created_at", "remote_created_at", "remote_created_at"),
          List.of("updated_at", "remote_updated_at", "remote_updated_at"),
          List.of("applications.id", "applications.remote_id", "applications.remote_id"),
          List.of("applications.applied_at", "applications.applied_at", "applications.applied_at"),
          List.of(
              "applications.rejected_at", "applications.rejected_at", "applications.rejected_at"),
          List.of("attachments.id", "attachments.remote_id", "attachments.remote_id"),
          List.of("attachments.file_name", "attachments.file_name", "attachments.file_name"));

  private RunningDemo demo;

  @BeforeAll
  void start() throws InterruptedException {
    demo = new RunningDemo();
  }

  @AfterAll
  void stop() throws Exception {
    demo.close();
  }

  static List<String> accounts() {
    return RunningDemo.vendors().stream().map(vendor -> "sandbox-" + vendor).toList();
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void theSameCandidateHasTheSameFacts(String account) {
    List<Map<String, Object>> own =
        records(
            "/unified/ats/candidates?limit=20&integrated_account_id=" + account,
            Map.of(),
            "result");
    List<Map<String, Object>> bindbee =
        records(
            PATH + "?page_size=20&expand=applications,attachments",
            token("x-connector-token", account),
            "items");
    List<Map<String, Object>> merge =
        records(
            PATH + "?page_size=20&expand=applications,attachments",
            token("X-Account-Token", account),
            "results");

    assertThat(bindbee).hasSameSizeAs(own).hasSameSizeAs(merge).isNotEmpty();
    for (int i = 0; i < own.size(); i++) {
      for (List<String> names : FACTS) {
        Object fact = at(own.get(i), names.get(0));
        if (!names.get(1).isEmpty()) {
          assertThat(at(bindbee.get(i), names.get(1))).as(names.get(1)).isEqualTo(fact);
        }
        Object inMerge = at(merge.get(i), names.get(2));
        if (names.get(0).endsWith(".type")) {
          assertThat(words(inMerge))
              .as(names.get(2))
              .hasSameSizeAs(words(fact))
              .allMatch(word -> word.matches("[A-Z_]+|null"));
        } else {
          assertThat(inMerge).as(names.get(2)).isEqualTo(fact);
        }
      }
      assertThat(merge.get(i).get("id")).isEqualTo(bindbee.get(i).get("id"));
    }
  }

  /** The words of a vocabulary, which Merge's clients know in capitals. */
  private static List<String> words(@Nullable Object types) {
    return types instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void itsIdLeadsToIt(String account) {
    Map<String, String> token = token("x-connector-token", account);
    Map<String, Object> listed = records(PATH + "?page_size=1", token, "items").getFirst();

    Map<String, Object> one = get(PATH + "/" + listed.get("id"), token);

    assertThat(one)
        .containsEntry("id", listed.get("id"))
        .containsEntry("remote_id", listed.get("remote_id"))
        .containsEntry("modified_at", listed.get("modified_at"));
  }

  /** The keys of the answer that Bindbee's documentation shows, and what each holds there. */
  @Test
  void aRecordHasTheKeysAndTypesOfBindbeesOwn() {
    Map<String, String> headers = token("x-connector-token", "sandbox-recruspace");
    Map<String, Object> listed = records(PATH + "?page_size=1", headers, "items").getFirst();
    Map<String, Object> one =
        get(PATH + "/" + listed.get("id") + "?include_raw_data=true", headers);

    assertThat(one.keySet())
        .containsExactly(
            "id",
            "remote_id",
            "modified_at",
            "raw_data",
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
    assertThat(one.get("raw_data")).isInstanceOf(Map.class);
    for (String times : List.of("modified_at", "remote_created_at")) {
      assertThat(Instant.parse(String.valueOf(one.get(times)))).as(times).isNotNull();
    }
    for (String texts : List.of("locations", "phone_numbers", "email_addresses", "tags")) {
      assertThat((List<?>) one.get(texts)).as(texts).allMatch(String.class::isInstance);
    }
    for (String ids : List.of("applications", "attachments")) {
      assertThat((List<?>) one.get(ids))
          .as(ids)
          .allMatch(id -> UUID.fromString(String.valueOf(id)).version() == 5);
    }
    assertThat((List<?>) one.get("urls"))
        .allMatch(url -> ((Map<?, ?>) url).keySet().equals(Set.of("type", "value")));
  }

  @Test
  void theDemoTellsALineForEachDialect() throws InterruptedException {
    assertThat(demo.out())
        .contains("-H 'x-connector-token: sandbox-")
        .contains("-H 'X-Account-Token: sandbox-");
  }

  private static Map<String, String> token(String header, String account) {
    return Map.of(header, account);
  }

  @SuppressWarnings("unchecked") // as the contract says
  private List<Map<String, Object>> records(
      String path, Map<String, String> headers, String member) {
    return (List<Map<String, Object>>) Objects.requireNonNull(get(path, headers).get(member));
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private Map<String, Object> get(String path, Map<String, String> headers) {
    HttpResponse<String> answer = demo.get(path, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return (Map<String, Object>) Json.read(answer.body());
  }

  /** The value at a path; through a list, the values of its items. */
  private static Object at(Object value, String path) {
    if (value instanceof List<?> items) {
      return items.stream().map(item -> at(item, path)).toList();
    }
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Object member = new LinkedHashMap<>((Map<?, ?>) value).get(name);
    return dot < 0
        ? Objects.requireNonNull(member, name)
        : at(Objects.requireNonNull(member), path.substring(dot + 1));
  }
}
