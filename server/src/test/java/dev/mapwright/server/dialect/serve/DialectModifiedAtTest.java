package dev.mapwright.server.dialect.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code modified_at} moves when a record changes, and only then. */
class DialectModifiedAtTest {
  private final People people = new People();

  @BeforeEach
  void people() {
    people.add("1", "Ada", "Weir");
    people.add("2", "Bo", "Weir");
    people.add("3", "Cleo", "Dyer");
    people.add("4", "Dag", "Dyer");
  }

  @AfterEach
  void stop() {
    people.close();
  }

  private Instant listed(String remoteId) {
    return modified(people.items("?remote_id=" + remoteId).getFirst());
  }

  private Instant got(String remoteId) {
    String id = String.valueOf(people.items("?remote_id=" + remoteId).getFirst().get("id"));
    return modified(people.bindbee("/" + id).json());
  }

  private static Instant modified(Map<String, Object> record) {
    return Instant.parse(String.valueOf(record.get("modified_at")));
  }

  @Test
  void listThenGetThenListMovesNothing() {
    Instant first = listed("1");

    assertThat(got("1")).isEqualTo(first);
    assertThat(listed("1")).isEqualTo(first);
    assertThat(got("1")).isEqualTo(first);
  }

  @Test
  void aLinkThatIsSignedAnewMovesNothing() {
    Instant first = listed("1");
    people.signAnew("1", "2");

    assertThat(listed("1")).isEqualTo(first);
    assertThat(got("1")).isEqualTo(first);
  }

  @Test
  void aChangeMovesItOnce() {
    people.items("");
    Instant first = listed("1");
    got("1");
    people.change("1", "last", "Weir-Dyer");

    Instant second = listed("1");
    assertThat(second).isAfter(first);
    assertThat(got("1")).isEqualTo(second);
    assertThat(listed("1")).isEqualTo(second);
    assertThat(listed("2")).isBefore(second);
  }

  @Test
  void aChangeThatOnlyGetSeesMovesItToo() {
    Instant first = listed("1");
    got("1");
    people.change("1", "title", "Head miller");

    assertThat(listed("1")).isEqualTo(first);
    Instant second = got("1");
    assertThat(second).isAfter(first);
    assertThat(listed("1")).isEqualTo(second);
  }

  @Test
  void modifiedAfterFindsWhatChanged() {
    Instant before =
        people.items("").stream()
            .map(DialectModifiedAtTest::modified)
            .max(Instant::compareTo)
            .orElseThrow();
    String since = "?modified_after=" + before.plusMillis(1);
    assertThat(people.items(since)).isEmpty();
    people.change("3", "company", "Dye works");

    assertThat(people.items(since)).extracting(item -> item.get("remote_id")).containsExactly("3");
    assertThat(people.items("?modified_after=" + modified(people.items(since).getFirst())))
        .hasSize(1);
    assertThat(people.items(since)).hasSize(1);
  }

  @Test
  void aWalkAfterAPollReadsAnew() {
    String since = "?page_size=1&modified_after=2020-01-01T00:00:00Z";
    Object cursor = people.bindbee(since).json().get("cursor");
    people.items(since + "&cursor=" + cursor);
    people.change("1", "last", "Weir-Dyer");

    assertThat(people.items(since))
        .extracting(item -> item.get("last_name"))
        .containsExactly("Weir-Dyer");
  }

  @Test
  void aWalkOfWhatChangedGivesFullPages() {
    Instant before =
        people.items("").stream()
            .map(DialectModifiedAtTest::modified)
            .max(Instant::compareTo)
            .orElseThrow();
    people.change("1", "company", "New");
    people.change("4", "company", "New");
    String since = "?page_size=1&modified_after=" + before.plusMillis(1);

    Map<String, Object> page = people.bindbee(since).json();
    assertThat(page.get("page_size")).isEqualTo(1L);
    Object cursor = page.get("cursor");
    assertThat(cursor).isInstanceOf(String.class);
    assertThat(people.items(since + "&cursor=" + cursor))
        .extracting(item -> item.get("remote_id"))
        .containsExactly("4");
  }

  @Test
  void itIsTheSameInEveryDialect() {
    Instant here = listed("1");
    Map<?, ?> merges =
        (Map<?, ?>)
            ((List<?>) Objects.requireNonNull(people.merge("?remote_id=1").json().get("results")))
                .getFirst();

    assertThat(merges.get("modified_at")).isEqualTo(here.toString());
  }
}
