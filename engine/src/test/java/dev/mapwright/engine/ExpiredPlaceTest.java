package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Query;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that no longer knows the token with which the list was to go on. */
class ExpiredPlaceTest {
  @AutoClose
  private final EngineRig acme =
      new EngineRig(
          """
          records: people
          errors: {message: error, expired: error = "token is gone"}
          list: {request: GET /people, pagination: {cursor: next, cursor_param: after, size_param: limit, max_size: 2}}
          get: {request: "GET /people/{{ $id }}", record: $}
          map: {id: id}
          """);

  private void expiresWith(int status) {
    acme.vendor.at("/v1/people", query -> answer(query, status));
  }

  private static Object answer(Query query, int status) {
    return query.number("after", 0) < 3
        ? Map.of(
            "people",
            List.of(Map.of("id", 2 * query.number("after", 0)), Map.of("id", "x" + query)),
            "next",
            query.number("after", 0) + 1)
        : new Refusal(status, Map.of("error", "token is gone"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 410, 422})
  void whatWasReadBeforeIsGivenOutThenCallersAreToldToBeginAgain(int status) {
    expiresWith(status);
    ListPage read = acme.engine.list(acme.list(10, null));

    assertThat(read.records()).hasSize(6);
    String cursor = Objects.requireNonNull(read.nextCursor());
    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.engine.list(acme.list(10, cursor)))
        .withMessageContaining("begin again without a cursor")
        .withMessageContaining("token is gone")
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.EXPIRED));
  }

  @Test
  void itIsNotTriedAgain() {
    expiresWith(400);
    acme.engine.list(acme.list(10, null));

    assertThat(acme.vendor.asked()).hasSize(4);
  }

  @Test
  void aStreamGivesOutAllThatWasReadBefore() {
    expiresWith(400);
    ListReading stream = acme.engine.stream(acme.list(1, null));

    for (int i = 0; i < 6; i++) {
      assertThat(stream.next(1)).isNotNull();
    }
    assertThatExceptionOfType(VendorException.class).isThrownBy(() -> stream.next(1));
  }
}
