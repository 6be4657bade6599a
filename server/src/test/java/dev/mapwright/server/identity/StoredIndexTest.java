package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The index in a store. */
@Timeout(60)
@ParameterizedClass
@EnumSource
class StoredIndexTest {
  private final TestDatabase database;
  private final TestClock clock = new TestClock();

  @TempDir private Path folder;

  StoredIndexTest(TestDatabase database) {
    this.database = database;
  }

  private static List<Instant> note(IdentityIndex index, ObservedRecord... records) {
    return index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of(records));
  }

  @Test
  void whatWasNotedLasts() {
    StoreLocation location = database.empty(folder);
    try (Store store = Store.open(location)) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      note(index, seen("Zoë/1", "{'title': 'Cook'}"), seen("2", "{'title': 'Cook'}"));
    }
    Instant now = clock.later();
    try (Store store = Store.open(location)) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      assertThat(note(index, seen("Zoë/1", "{'title': 'Cook'}"), seen("2", "{'title': 'Chef'}")))
          .containsExactly(TestClock.START, now);
      assertThat(index.remoteId("acme", RESOURCE, RecordIds.of("acme", RESOURCE, "Zoë/1")))
          .contains("Zoë/1");
    }
  }

  @Test
  void anIdLeadsToARecordOfItsOwnAccountOnly() {
    try (Store store = Store.open(database.empty(folder))) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      note(index, seen("1", "{}"));
      UUID id = RecordIds.of("acme", RESOURCE, "1");
      assertThat(index.remoteId("acme", RESOURCE, id)).contains("1");
      assertThat(index.remoteId("other", RESOURCE, id)).isEmpty();
      assertThat(index.remoteId("acme", "applications", id)).isEmpty();
      assertThat(index.remoteId("acme", RESOURCE, UUID.randomUUID())).isEmpty();
    }
  }

  /** A file is written by one server only, so what it knows of a record holds. */
  @Test
  void aRecordThatIsAsItWasIsToldWithoutTheStore() {
    Store store = Store.open(database.empty(folder));
    IdentityIndex index = IdentityIndex.in(store, clock);
    note(index, seen("1", "{'title': 'Cook'}"), seen("2", "{'title': 'Cook'}"));
    assumeFalse(store.isShared(), "another server may have noted it meanwhile");
    store.close();

    assertThat(note(index, seen("2", "{'title': 'Cook'}"))).containsExactly(TestClock.START);
    assertThatThrownBy(() -> note(index, seen("2", "{'title': 'Chef'}")))
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> note(index, seen("3", "{'title': 'Cook'}")))
        .hasMessageContaining("closed");
  }

  @Test
  void whatIsAsItOnceWasHasMovedTwice() {
    try (Store store = Store.open(database.empty(folder))) {
      IdentityIndex index = IdentityIndex.in(store, clock);
      note(index, seen("1", "{'title': 'Cook'}"));
      Instant chef = clock.later();
      assertThat(note(index, seen("1", "{'title': 'Chef'}"))).containsExactly(chef);
      Instant cook = clock.later();
      assertThat(note(index, seen("1", "{'title': 'Cook'}"))).containsExactly(cook);
      clock.later();
      assertThat(note(index, seen("1", "{'title': 'Cook'}"), seen("2", "{}"))).startsWith(cook);
    }
  }

  @Test
  void whoDoesNotNeedItReadsWithoutIt() {
    try (Persons persons = new Persons(3)) {
      Store store = Store.open(database.empty(folder));
      try (TestServer server = persons.serve(IdentityIndex.in(store, clock))) {
        store.close();

        assertThat(server.get("/unified/ats/candidates?integrated_account_id=acme").status())
            .isEqualTo(200);
        assertThat(server.get("/unified/ats/candidates/p1?integrated_account_id=acme").status())
            .isEqualTo(200);
      }
    }
  }
}
