package dev.mapwright.server.dialect.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a vendor says of its rate limit stands in the answers of all forms, in one spelling. */
class VendorLimitTest {
  private static final String UNIFIED = "/unified/ats/candidates";
  private static final String MILL = "?integrated_account_id=mill";

  private final People people = new People();

  @AfterEach
  void stop() {
    people.close();
  }

  @BeforeEach
  void addSomebody() {
    people.add("1", "Ada", "Weir");
  }

  private List<TestServer.Answer> all() {
    String id = String.valueOf(people.items("").getFirst().get("id"));
    return List.of(
        people.server.get(UNIFIED + MILL),
        people.server.get(UNIFIED + MILL + "&truto_response_format=raw"),
        people.server.get(UNIFIED + MILL + "&truto_response_format=normalized"),
        people.server.get(UNIFIED + "/1" + MILL),
        people.server.get(UNIFIED + "/1" + MILL + "&truto_response_format=normalized"),
        people.bindbee(""),
        people.bindbee("/" + id),
        people.merge(""),
        people.merge("/" + id));
  }

  @Test
  void everyAnswerTellsIt() {
    people.headers.putAll(
        Map.of(
            "X-Rate-Limit-Limit", "100", "X-Rate-Limit-Remaining", "7", "X-Rate-Limit-Reset", "9"));

    for (TestServer.Answer answer : all()) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.header("ratelimit-limit")).isEqualTo("100");
      assertThat(answer.header("ratelimit-remaining")).isEqualTo("7");
      assertThat(answer.header("ratelimit-reset")).isEqualTo("9");
    }
  }

  @Test
  void aVendorThatSaysNothingIsNotGuessedAt() {
    for (TestServer.Answer answer : all()) {
      assertThat(answer.http().headers().map().keySet())
          .noneMatch(name -> name.startsWith("ratelimit-"));
    }
  }

  @Test
  void whatIsNoNumberIsNotPassedOn() {
    people.headers.putAll(
        Map.of("X-RateLimit-Limit", "k1 Bearer k1", "X-RateLimit-Remaining", "soon"));

    for (TestServer.Answer answer : all()) {
      assertThat(answer.http().headers().map().keySet())
          .noneMatch(name -> name.startsWith("ratelimit-"));
    }
  }
}
