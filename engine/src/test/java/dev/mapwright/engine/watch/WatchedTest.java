package dev.mapwright.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import dev.mapwright.engine.watch.EngineEvent.CallBegan;
import dev.mapwright.engine.watch.EngineEvent.Lost;
import dev.mapwright.engine.watch.EngineEvent.Mapped;
import dev.mapwright.engine.watch.EngineEvent.Repeated;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.EngineEvent.Waited;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What whoever watches a call is told of it. */
class WatchedTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          records: people
          list: {request: GET /people, detail: always, pagination: none, limits: {backoff: 1ms}}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name, created_at: since}
          """);

  private final Watching watching = new Watching();

  /** Remembers. */
  private static final class Watching implements Watch {
    private final Queue<EngineEvent> seen = new ConcurrentLinkedQueue<>();

    @Override
    public String id() {
      return "r-1";
    }

    @Override
    public void see(EngineEvent event) {
      seen.add(event);
    }

    <E> List<E> all(Class<E> kind) {
      return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  private void list() {
    Watched.by(watching, () -> rig.engine.list(rig.list(10, null)));
  }

  @Test
  void eachRequestToTheVendorIsToldOnWhicheverThreadItWasMade() {
    rig.vendor.at("/v1/people", _ -> Map.of("people", List.of(Map.of("id", 1), Map.of("id", 2))));
    rig.vendor.at("/v1/people/1", _ -> Map.of("id", 1, "name", "Ada"));
    rig.vendor.at("/v1/people/2", _ -> Map.of("id", 2, "name", "Grace"));

    list();

    assertThat(watching.all(CallBegan.class))
        .containsExactly(new CallBegan("acme", "a", "candidates"));
    assertThat(watching.all(VendorCalled.class))
        .allSatisfy(call -> {
          assertThat(call.status()).isEqualTo(200);
          assertThat(call.outcome()).isEqualTo("ok");
          assertThat(call.account()).isEqualTo("a");
          assertThat(call.took()).isPositive();
        })
        .extracting(call -> call.path().get())
        .containsExactly("/v1/people", "/v1/people/*", "/v1/people/*");
    assertThat(watching.all(Mapped.class))
        .singleElement()
        .satisfies(mapped -> {
          assertThat(mapped.records()).isEqualTo(2);
          assertThat(mapped.took()).isPositive();
        });
  }

  @Test
  void whatIsMadeAgainAndWhatIsWaitedForIsTold() {
    AtomicInteger asked = new AtomicInteger();
    rig.vendor.at(
        "/v1/people",
        _ ->
            asked.incrementAndGet() == 1
                ? new Refusal(503, Map.of())
                : Map.of("people", List.of()));

    list();

    assertThat(watching.all(VendorCalled.class))
        .extracting(call -> call.attempt() + " " + call.outcome())
        .containsExactly("1 unavailable", "2 ok");
    assertThat(watching.all(Repeated.class)).containsExactly(new Repeated("acme", "unavailable"));
    assertThat(watching.all(Waited.class))
        .extracting(Waited::what)
        .containsExactly(EngineEvent.Wait.PAUSE);
  }

  @Test
  void whatCannotBeReadIsToldByItsField() {
    rig.vendor.at("/v1/people", _ -> Map.of("people", List.of(Map.of("id", 1), Map.of("x", 2))));
    rig.vendor.at("/v1/people/1", _ -> Map.of("id", 1, "name", "Ada", "since", "once upon a time"));

    list();

    assertThat(watching.all(Lost.class))
        .containsExactly(
            new Lost("acme", "record", "id"), new Lost("acme", "unreadable", "created_at"));
  }

  @Test
  void aThreadKnowsForWhomItWorksAndNobodyElseDoes() throws Exception {
    var carried = Watched.by(watching, () -> Watched.carried(Watched::now));

    assertThat(carried.call()).isSameAs(watching);
    assertThat(Watched.now()).isNull();
    assertThat(Watched.carried(Watched::now).call()).isNull();
  }

  @Test
  void segmentsOfPathsAreTheFilesOwnWords() {
    rig.vendor.at("/v1/people", _ -> Map.of("people", List.of(Map.of("id", "people"))));
    rig.vendor.at("/v1/people/people", _ -> Map.of("id", "people"));

    list();

    assertThat(
            watching.all(VendorCalled.class).stream()
                .flatMap(call -> Stream.of(call.path().get().split("/"))))
        .allMatch(segment -> List.of("", "v1", "people", "*").contains(segment));
  }
}
