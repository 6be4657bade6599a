package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Persons.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read in a form that tells since when it is so is noted. */
class IndexedApiTest {
  private final TestClock clock = new TestClock();
  private final Persons persons = new Persons(25);
  private final IdentityIndex index = IdentityIndex.inMemory(clock);
  private final IndexedApi api = new IndexedApi(persons.api(), index, UnifiedModels.bundled());

  private Optional<String> noted(String id) {
    return index.remoteId("acme", RESOURCE, RecordIds.of("acme", RESOURCE, id));
  }

  /** Since when the index knows a person as a list shows it now. */
  private Instant inList(String id) {
    ListPage page = persons.api().list(persons.list(25, false));
    ObservedRecord seen =
        page.records().stream()
            .filter(record -> record.id().equals(id))
            .map(record -> ObservedRecord.of(record, page.meta()))
            .findAny()
            .orElseThrow();
    return index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of(seen)).getFirst();
  }

  @Test
  void aListIsNoted() {
    api.list(persons.list(5, false));
    assertThat(noted("p5")).contains("p5");
    assertThat(noted("p6")).isEmpty();
    clock.later();
    assertThat(inList("p1")).isEqualTo(TestClock.START);
    persons.names.put("p1", "Ada");
    assertThat(inList("p1")).isEqualTo(clock.instant());
  }

  @Test
  void aRecordOfGetIsNoted() {
    api.get(persons.get("p7"));
    assertThat(noted("p7")).contains("p7");
  }

  @Test
  void recordsWithoutUnifiedFieldsAreNotedByTheirIds() {
    ListCall call = persons.list(5, false);
    api.list(
        new ListCall(
            call.account(),
            RESOURCE,
            Query.ALL,
            new Wants(false, Set.of(), true),
            5,
            null,
            call.options()));
    assertThat(noted("p1")).contains("p1");
    clock.later();
    assertThat(inList("p1")).isEqualTo(TestClock.START);
  }

  @Test
  void listsWithAndWithoutWhatTakesCallsPerRecordDoNotMoveEachOther() {
    api.list(persons.list(25, false));
    clock.later();
    api.list(persons.list(25, true));
    clock.later();
    api.get(persons.get("p3"));
    clock.later();
    assertThat(inList("p3")).isEqualTo(TestClock.START);
  }

  @Test
  void aRelationThatMayNotBeReadForAWhileMovesNothing() {
    assertThat(inList("p1")).isEqualTo(TestClock.START);
    clock.later();
    persons.instead.put("/kinds", Reply.json(403, Map.of(), Map.of("message", "no scope")));
    ListPage refused = persons.api().list(persons.list(25, false));
    assertThat(refused.meta().warnings()).isNotEmpty();
    assertThat(ObservedRecord.of(refused.records().getFirst(), refused.meta()).absent())
        .containsExactlyInAnyOrder("company", "tags", "title");
    assertThat(inList("p1")).isEqualTo(TestClock.START);
    persons.instead.clear();
    assertThat(inList("p1")).isEqualTo(TestClock.START);
  }
}
