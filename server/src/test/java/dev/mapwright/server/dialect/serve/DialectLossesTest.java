package dev.mapwright.server.dialect.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bodies of dialects have no place for what is lost, so headers tell it. */
class DialectLossesTest {
  private final People people = new People();

  @AfterEach
  void stop() {
    people.close();
  }

  private List<TestServer.Answer> both(String query) {
    return List.of(people.bindbee(query), people.merge(query));
  }

  @Test
  void aListTellsWhoAndWhatIsMissing() {
    people.add("1", "Ada", "Weir");
    people.add("2", "Bo", "Weir");
    people.change("1", "made", Map.of("secret", "Monday"));
    people.change("2", "id", List.of());

    for (TestServer.Answer answer : both("")) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("mapwright-left-out")).isEqualTo("1");
      assertThat(answer.header("mapwright-warnings"))
          .contains("people.yaml:", "1 record was left out: `id` finds nothing in an object")
          .contains("; ", "`created_at` cannot be read from an object, in 1 record")
          .doesNotContain("Monday", "secret");
    }
  }

  @Test
  void aGetTellsWhatIsMissing() {
    people.add("1", "Ada", "Weir");
    String id = String.valueOf(people.items("").getFirst().get("id"));
    people.change("1", "made", Map.of("secret", "Monday"));

    for (TestServer.Answer answer : both("/" + id)) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.header("mapwright-left-out")).isEmpty();
      assertThat(answer.header("mapwright-warnings"))
          .contains("`created_at` cannot be read from an object, in 1 record")
          .doesNotContain("Monday");
    }
  }

  @Test
  void nothingIsToldWhereNothingIsLost() {
    people.add("1", "Ada", "Weir");

    for (TestServer.Answer answer : both("")) {
      assertThat(answer.http().headers().map().keySet())
          .noneMatch(name -> name.startsWith("mapwright-"));
    }
  }
}
