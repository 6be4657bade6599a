package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.vendor.EngineRig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who interrupts a call gets its thread back, whatever the vendor keeps it waiting for. */
@Timeout(60)
class CallsThatAreGivenUpTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            stage: {kind: table, request: GET /stages, records: stages}
            files: {kind: per_key, request: "GET /files/{{ $key }}", records: files, by: ids, many: true, fetch: wanted}
          map:
            id: id
            name: $stage(stage).name
            attachments: {each: "ids.$files($)", map: {id: id, file_name: name, file_url: url}}
          """);

  private final Map<String, Object> person =
      Map.of("id", "1", "stage", "s", "ids", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"));

  CallsThatAreGivenUpTest() {
    rig.vendor
        .at("/v1/people", _ -> Map.of("people", List.of(person)))
        .at("/v1/people/1", _ -> person)
        .at("/v1/stages", _ -> Map.of("stages", List.of(Map.of("id", "s", "name", "Offer"))))
        .at("/v1/files", _ -> Map.of("files", List.of()));
  }

  private Object hang() {
    asked.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Map.of();
  }

  @AfterEach
  void endVendor() {
    over.countDown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/people/1", "/v1/stages", "/v1/files"})
  void getEndsAtOnce(String hanging) throws InterruptedException {
    rig.vendor.at(hanging, _ -> hang());

    assertThat(failureOf(() -> rig.get("1"))).isInstanceOf(DeadlineException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/people", "/v1/stages", "/v1/files"})
  void aListEndsAtOnce(String hanging) throws InterruptedException {
    rig.vendor.at(hanging, _ -> hang());

    assertThat(failureOf(() -> rig.engine.list(rig.list(10, null))))
        .isInstanceOf(DeadlineException.class);
  }

  private @Nullable Throwable failureOf(Runnable call) throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            call.run();
          } catch (RuntimeException e) {
            failure.set(e);
          }
        });
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    return failure.get();
  }
}
