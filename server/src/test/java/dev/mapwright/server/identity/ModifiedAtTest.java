package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** When a record counts as modified, whatever the index lies in. */
@ParameterizedClass
@EnumSource
class ModifiedAtTest {
  private final Kind kind;
  private final TestClock clock = new TestClock();

  @TempDir private Path folder;
  private @Nullable Store store;
  private IdentityIndex index;

  ModifiedAtTest(Kind kind) {
    this.kind = kind;
  }

  /** What an index lies in. */
  enum Kind {
    MEMORY,
    FILE,
    POSTGRESQL
  }

  @BeforeEach
  void open() {
    if (kind == Kind.MEMORY) {
      index = IdentityIndex.inMemory(clock);
      return;
    }
    Store opened = Store.open(TestDatabase.valueOf(kind.name()).empty(folder));
    store = opened;
    index = IdentityIndex.in(opened, clock);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private Instant note(Depth depth, ObservedRecord seen) {
    return index.note("acme", MODEL, RESOURCE, depth, List.of(seen)).getFirst();
  }

  private Instant list(String fields, String... absent) {
    return note(Depth.LIST, seen("1", fields, absent));
  }

  private Instant get(String fields, String... absent) {
    return note(Depth.FULL, seen("1", fields, absent));
  }

  @Test
  void aNewRecordIsModifiedNow() {
    assertThat(list("{'title': 'Cook'}")).isEqualTo(TestClock.START);
  }

  @Test
  void anUnchangedRecordStandsStill() {
    Instant first = list("{'title': 'Cook', 'tags': ['a'], 'company': null}");
    clock.later();
    assertThat(list("{'title': 'Cook', 'tags': ['a'], 'company': null}")).isEqualTo(first);
  }

  @Test
  void aChangeMovesItOnce() {
    list("{'title': 'Cook'}");
    Instant changed = clock.later();
    assertThat(list("{'title': 'Chef'}")).isEqualTo(changed);
    clock.later();
    assertThat(list("{'title': 'Chef'}")).isEqualTo(changed);
  }

  @Test
  void aValueThatComesAndGoesMovesItEachTime() {
    list("{'title': 'Cook'}");
    assertThat(list("{'title': null}")).isEqualTo(clock.instant().plusMillis(1));
    Instant back = clock.later();
    assertThat(list("{'title': 'Cook'}")).isEqualTo(back);
  }

  @Test
  void membersHaveNoOrderButListsDo() {
    Instant first = list("{'location': {'city': 'Bern', 'country': 'CH'}, 'tags': ['a', 'b']}");
    clock.later();
    assertThat(list("{'tags': ['a', 'b'], 'location': {'country': 'CH', 'city': 'Bern'}}"))
        .isEqualTo(first);
    Instant reordered = clock.later();
    assertThat(list("{'location': {'city': 'Bern', 'country': 'CH'}, 'tags': ['b', 'a']}"))
        .isEqualTo(reordered);
  }

  @Test
  void whereATextEndsMatters() {
    list("{'tags': ['a', 'bc']}");
    Instant changed = clock.later();
    assertThat(list("{'tags': ['ab', 'c']}")).isEqualTo(changed);
  }

  @Test
  void aNewSignedLinkMovesNothing() {
    Instant first =
        get("{'attachments': [{'id': '7', 'file_name': 'cv.pdf', 'file_url': 'https://s/1'}]}");
    clock.later();
    assertThat(
            get("{'attachments': [{'id': '7', 'file_name': 'cv.pdf', 'file_url': 'https://s/2'}]}"))
        .isEqualTo(first);
    Instant renamed = clock.later();
    assertThat(
            get(
                "{'attachments': [{'id': '7', 'file_name': 'new.pdf', 'file_url':"
                    + " 'https://s/2'}]}"))
        .isEqualTo(renamed);
  }

  @Test
  void listThenGetThenListMovesNothing() {
    Instant first = list("{'title': 'Cook', 'applications': []}", "applications");
    clock.later();
    assertThat(get("{'title': 'Cook', 'applications': [{'id': '9'}]}")).isEqualTo(first);
    clock.later();
    assertThat(list("{'title': 'Cook', 'applications': []}", "applications")).isEqualTo(first);
  }

  @Test
  void aListMayShowLessOfAFieldThanGetDoes() {
    Instant first = list("{'tags': ['a']}");
    clock.later();
    assertThat(get("{'tags': ['a', 'b']}")).isEqualTo(first);
    clock.later();
    assertThat(list("{'tags': ['a']}")).isEqualTo(first);
    assertThat(get("{'tags': ['a', 'b']}")).isEqualTo(first);
  }

  @Test
  void aChangeSeenByListAndByGetIsOne() {
    list("{'title': 'Cook'}");
    get("{'title': 'Cook'}");
    Instant changed = clock.later();
    assertThat(list("{'title': 'Chef'}")).isEqualTo(changed);
    clock.later();
    assertThat(get("{'title': 'Chef'}")).isEqualTo(changed);
    clock.later();
    assertThat(list("{'title': 'Chef'}")).isEqualTo(changed);
  }

  @Test
  void aChangeThatOnlyGetSeesMovesIt() {
    list("{'title': 'Cook', 'applications': []}", "applications");
    get("{'title': 'Cook', 'applications': [{'id': '9', 'source': 'web'}]}");
    Instant changed = clock.later();
    assertThat(get("{'title': 'Cook', 'applications': [{'id': '9', 'source': 'fair'}]}"))
        .isEqualTo(changed);
    clock.later();
    assertThat(list("{'title': 'Cook', 'applications': []}", "applications")).isEqualTo(changed);
  }

  @Test
  void aFieldThatAFailedRelationLeftEmptyIsNoChange() {
    Instant first = get("{'title': 'Cook', 'tags': ['a']}");
    clock.later();
    assertThat(get("{'title': 'Cook', 'tags': []}", "tags")).isEqualTo(first);
    clock.later();
    assertThat(get("{'title': 'Cook', 'tags': ['a']}")).isEqualTo(first);
    Instant changed = clock.later();
    assertThat(get("{'title': 'Cook', 'tags': ['b']}")).isEqualTo(changed);
  }

  @Test
  void aFieldThatNobodyWantedIsNoChange() {
    Instant first = list("{'title': 'Cook', 'company': 'Acme'}");
    clock.later();
    assertThat(list("{'title': 'Cook'}")).isEqualTo(first);
  }

  @Test
  void aRecordKnownByItsIdOnlyIsLearntWithoutMoving() {
    index.noteIds("acme", RESOURCE, List.of("1"));
    clock.later();
    assertThat(list("{'title': 'Cook'}")).isEqualTo(TestClock.START);
  }

  @Test
  void aClockThatGoesBackDoesNotHideAChange() {
    Instant first = list("{'title': 'Cook'}");
    clock.later(Duration.ofHours(-1));
    assertThat(list("{'title': 'Chef'}")).isAfter(first);
  }

  @Test
  void recordsAreAnsweredInTheirOrder() {
    list("{'title': 'Cook'}");
    Instant now = clock.later();
    assertThat(
            index.note(
                "acme",
                MODEL,
                RESOURCE,
                Depth.LIST,
                List.of(
                    seen("2", "{'title': 'Cook'}"),
                    seen("1", "{'title': 'Cook'}"),
                    seen("2", "{'title': 'Cook'}"))))
        .containsExactly(now, TestClock.START, now);
  }

  @Test
  void theSameIdOfAnotherAccountIsAnotherRecord() {
    list("{'title': 'Cook'}");
    Instant now = clock.later();
    assertThat(
            index.note(
                "other", MODEL, RESOURCE, Depth.LIST, List.of(seen("1", "{'title': 'Chef'}"))))
        .containsExactly(now);
    assertThat(list("{'title': 'Cook'}")).isEqualTo(TestClock.START);
  }

  @Test
  void itIsToldToTheMillisecond() {
    clock.later(Duration.ofNanos(1_234_567));
    assertThat(list("{'title': 'Cook'}")).isEqualTo(TestClock.START.plusMillis(1));
  }

  @Test
  void nothingNotedIsNothingAnswered() {
    assertThat(index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of())).isEmpty();
  }
}
