package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Persons.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.fixtures.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From an id of ours to the vendor's, on a server that never saw the record. */
@Timeout(60)
class RecordFinderTest {
  /** Five pages of persons, and an empty one that ends the list. */
  private static final int WHOLE_LIST = 6;

  private final TestClock clock = new TestClock();
  private final Persons persons = new Persons(45);
  private final IdentityIndex index = IdentityIndex.inMemory(clock);
  private final RecordFinder finder = new RecordFinder(persons.api(), index, clock);

  private static UUID id(String remoteId) {
    return RecordIds.of("acme", RESOURCE, remoteId);
  }

  private Optional<String> find(UUID id) {
    return finder.find(persons.account, RESOURCE, id);
  }

  @Test
  void whatTheIndexKnowsTakesNoCall() {
    index.noteIds("acme", RESOURCE, List.of("p99"));
    assertThat(find(id("p99"))).contains("p99");
    assertThat(persons.asked).isEmpty();
  }

  @Test
  void theListIsReadUpToThePageThatHasIt() {
    assertThat(find(id("p15"))).contains("p15");
    assertThat(persons.asked).containsExactly("/persons", "/persons?2");
  }

  @Test
  void whatWasPassedOnTheWayIsKnown() {
    find(id("p15"));
    persons.asked.clear();
    assertThat(find(id("p3"))).contains("p3");
    assertThat(find(id("p20"))).contains("p20");
    assertThat(persons.asked).isEmpty();
  }

  @Test
  void theNextSearchGoesOnFromThere() {
    find(id("p15"));
    persons.asked.clear();
    assertThat(find(id("p31"))).contains("p31");
    assertThat(persons.asked).containsExactly("/persons?3", "/persons?4");
  }

  @Test
  void nothingButIdsIsFetched() {
    find(UUID.randomUUID());
    assertThat(persons.asked).hasSize(WHOLE_LIST).allMatch(path -> path.startsWith("/persons"));
  }

  @Test
  void aMissIsRememberedForTenMinutes() {
    UUID unknown = id("p46");
    assertThat(find(unknown)).isEmpty();
    persons.asked.clear();
    persons.count = 46;
    clock.later(Duration.ofMinutes(9));
    assertThat(find(unknown)).isEmpty();
    assertThat(persons.asked).isEmpty();
    clock.later(Duration.ofMinutes(2));
    assertThat(find(unknown)).contains("p46");
  }

  @Test
  void aMissIsForgottenWhenTheRecordIsRead() {
    UUID unknown = id("p46");
    assertThat(find(unknown)).isEmpty();
    index.noteIds("acme", RESOURCE, List.of("p46"));
    assertThat(find(unknown)).contains("p46");
  }

  @Test
  void idsThatAreMadeUpDoNotReadTheListAgainAndAgain() {
    for (int i = 0; i < 20; i++) {
      assertThat(find(UUID.randomUUID())).isEmpty();
    }
    assertThat(persons.asked).hasSize(WHOLE_LIST);
  }

  @Test
  void whoAsksMeanwhileWaitsForTheSameWalk() throws Exception {
    persons.delay = Duration.ofMillis(100);
    List<Future<Optional<String>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 45; i++) {
        UUID sought = id("p" + i);
        running.add(threads.submit(() -> find(sought)));
      }
      running.add(threads.submit(() -> find(UUID.randomUUID())));
    }
    for (int i = 1; i <= 45; i++) {
      assertThat(running.get(i - 1).get()).contains("p" + i);
    }
    assertThat(running.getLast().get()).isEmpty();
    assertThat(persons.asked).hasSizeBetween(WHOLE_LIST - 1, WHOLE_LIST).doesNotHaveDuplicates();
  }

  @Test
  void aVendorThatFailsIsNoMiss() {
    persons.instead.put("/persons", Reply.json(500, Map.of(), Map.of("message", "down")));
    assertThatThrownBy(() -> find(id("p1"))).isInstanceOf(VendorException.class);
    persons.instead.clear();
    assertThat(find(id("p1"))).contains("p1");
  }

  @Test
  void aWalkEndsAtItsBoundsAndTheNextGoesOn() {
    persons.count = 1_500;
    assertThat(find(id("p1400"))).isEmpty();
    assertThat(persons.asked).hasSize(100);
    assertThat(find(id("p1401"))).contains("p1401");
    assertThat(persons.asked).hasSize(141).doesNotHaveDuplicates();
    assertThat(find(id("p1400"))).contains("p1400");
  }
}
