package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People are listed job by job, and of thirty jobs only the first and the last have any: between
 * them lie more empty jobs than one call may ask for.
 */
class SparseParentsTest {
  private static final int MOST_CALLS = 5;

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list:
            from: {request: GET /jobs}
            request: GET /jobs/{{ $under }}/people
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name}
          """);

  @BeforeEach
  void thirtyJobs() {
    rig.vendor.at(
        "/v1/jobs", _ -> IntStream.rangeClosed(1, 30).mapToObj(job -> Map.of("id", job)).toList());
    for (int job = 1; job <= 30; job++) {
      List<?> people =
          job == 1
              ? List.of(Map.of("id", 1, "name", "Ada"), Map.of("id", 2, "name", "Bo"))
              : job == 30 ? List.of(Map.of("id", 3, "name", "Cy")) : List.of();
      rig.vendor.at("/v1/jobs/" + job + "/people", _ -> people);
    }
  }

  @Test
  void whatWasReadIsGivenOutWhenTheCallsEndBehindIt() {
    ListPage page = rig.engine.list(call(null));

    assertThat(EngineRig.ids(page)).containsExactly("1", "2");
    assertThat(page.nextCursor()).isNotNull();
  }

  @Test
  void everyCallGetsOnAndTheWalkComesToItsEnd() {
    List<String> found = new ArrayList<>();
    String cursor = null;
    int calls = 0;
    do {
      assertThat(++calls).as("calls").isLessThan(15);
      try {
        ListPage page = rig.engine.list(call(cursor));
        found.addAll(EngineRig.ids(page));
        cursor = page.nextCursor();
      } catch (DeadlineException e) {
        assertThat(e.cursor()).isNotNull().isNotEqualTo(cursor);
        cursor = e.cursor();
      }
    } while (cursor != null);

    assertThat(found).containsExactly("1", "2", "3");
  }

  private ListCall call(@Nullable String cursor) {
    return new ListCall(
        rig.account("a"),
        "candidates",
        new Query(List.of(), null, Map.of()),
        Wants.ALL,
        10,
        cursor,
        new CallOptions(Duration.ofSeconds(20), MOST_CALLS, false, false));
  }
}
