package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor that makes an export before a list can be read, which takes longer than a call. */
class JobsOutliveCallsTest {
  @AutoClose
  private final EngineRig acme =
      new EngineRig(
          """
          records: people
          list:
            job:
              request: POST /exports
              record: id
              poll: {request: "GET /exports/{{ $job }}", every: 50ms, until: ready, failed: broken, result: place}
            request: GET /files/{{ $result.name }}
            query: {of: "{{ $job }}"}
            pagination: {page_param: page, size_param: size, max_size: 2, more: more}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
          """);

  private volatile Map<String, Object> status = Map.of("ready", false);

  @BeforeEach
  void vendor() {
    acme.vendor.at("/v1/exports", _ -> Map.of("id", 7));
    acme.vendor.at("/v1/exports/7", _ -> status);
    acme.vendor.at(
        "/v1/files/a",
        query -> {
          int page = query.number("page", 1);
          return Map.of("people", List.of(Map.of("id", page)), "more", page < 3);
        });
  }

  private ListPage list(@Nullable String cursor, Duration time) {
    return acme.engine.list(
        new ListCall(
            acme.account("a"),
            "candidates",
            Query.ALL,
            Wants.ALL,
            1,
            cursor,
            new CallOptions(time, 100, false, false)));
  }

  @Test
  void anotherCallGoesOnLookingAfterIt() {
    DeadlineException late =
        catchThrowableOfType(DeadlineException.class, () -> list(null, Duration.ofMillis(400)));
    status = Map.of("ready", true, "place", Map.of("name", "a"));

    ListPage first = list(late.cursor(), Duration.ofSeconds(20));
    ListPage second = list(first.nextCursor(), Duration.ofSeconds(20));

    assertThat(first.records()).hasSize(1);
    assertThat(second.records()).hasSize(1);
    assertThat(acme.vendor.asked().stream().distinct())
        .containsExactly(
            "/v1/exports",
            "/v1/exports/7",
            "/v1/files/a?of=7&size=1&page=1",
            "/v1/files/a?of=7&size=1&page=2");
    assertThat(acme.vendor.requests().stream().filter(asked -> asked.method().equals("POST")))
        .hasSize(1);
  }

  @Test
  void oneThatFailsIsTheVendorsFault() {
    status = Map.of("ready", false, "broken", true);

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> list(null, Duration.ofSeconds(20)))
        .withMessageContaining("has failed");
  }

  @Test
  void oneThatSaysNothingOfItselfIsNotLookedAfterForEver() {
    status = Map.of("state", "ready");

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> list(null, Duration.ofSeconds(20)))
        .withMessageContaining("`ready` finds nothing in the answer of candidates.list.job.poll");
  }

  @Test
  void oneWithoutANameIsNotLookedAfter() {
    acme.vendor.at("/v1/exports", _ -> Map.of("ID", 7));

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> list(null, Duration.ofSeconds(20)))
        .withMessageContaining("`id` finds nothing in the answer of candidates.list.job");
  }
}
