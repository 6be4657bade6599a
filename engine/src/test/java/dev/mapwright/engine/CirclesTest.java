package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that leads in a circle is told so, wherever it does; one that only seems to is not. */
class CirclesTest {
  private static final String TOKENS =
      """
      records: people
      list: {request: GET /people, pagination: {cursor: next, cursor_param: after, size_param: limit, max_size: 50}}
      get: {request: "GET /people/{{ $id }}", record: $}
      map: {id: id}
      """;

  /**
   * Pages by token: some on the way in, then a ring.
   *
   * @param size records on a page
   */
  private static Function<Query, Object> ring(int wayIn, int length, int size) {
    return query -> {
      int page = query.number("after", 0);
      int next = page + 1 < wayIn + length ? page + 1 : wayIn;
      return page(page, size, next);
    };
  }

  private static Map<String, Object> page(int page, int size, Object next) {
    List<Object> people =
        IntStream.range(0, size).<Object>mapToObj(i -> Map.of("id", page * 100 + i)).toList();
    return Map.of("people", people, "next", next);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 1", "1, 2", "3, 2", "0, 3", "5, 7", "2, 16"})
  void aRingOfTokensEndsInAVendorErrorFromCallToCall(int wayIn, int length) {
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at("/v1/people", ring(wayIn, length, 3));

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(2))
          .withMessageContaining("leads in a circle")
          .withMessageContaining("asked for by the token")
          .withMessageContaining("again, with the same records")
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.VENDOR_ERROR));
      assertThat(acme.vendor.requests()).hasSizeLessThan(8 * (wayIn + length) + 10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aRingEndsAStreamBehindAllThatWasRead(int length) {
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at("/v1/people", ring(1, length, 30));
      ListReading stream = acme.engine.stream(acme.list(1, null));
      Set<String> read = new HashSet<>();

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> readAll(stream, read))
          .withMessageContaining("leads in a circle");
      assertThat(read).hasSize(30 * (1 + length));
      assertThat(stream.cursor()).as("a cursor would lead into the circle").isNull();
    }
  }

  /**
   * As where the vendor has forgotten the place: first what there is, then why there is no more.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void whatWasReadBeforeIsGivenOutFirst(int length) {
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at("/v1/people", ring(1, length, 30));
      ListPage read = acme.engine.list(acme.list(500, null));

      assertThat(new HashSet<>(EngineRig.ids(read))).hasSize(30 * (1 + length));
      String cursor = Objects.requireNonNull(read.nextCursor());
      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.engine.list(acme.list(500, cursor)))
          .withMessageContaining("leads in a circle")
          .satisfies(e -> assertThat(e.cursor()).isNull());
    }
  }

  /** The last page that came is new; only where it leads to is not known. */
  @ParameterizedTest
  @ValueSource(strings = {"more: more", "url: next"})
  void soItIsWhereThereIsMoreButNobodyKnowsWhere(String pagination) {
    boolean isUrl = pagination.startsWith("url");
    try (EngineRig acme =
        new EngineRig(
            TOKENS.replace(
                "cursor: next, cursor_param: after",
                isUrl ? pagination : "cursor: next, cursor_param: after, " + pagination))) {
      acme.vendor.at(
          "/v1/people",
          query -> {
            Map<String, Object> page = new HashMap<>(page(query.number("after", 0), 3, "1"));
            page.put("next", isUrl ? "http://[" : query.number("after", 0) == 0 ? "1" : "");
            page.put("more", true);
            return page;
          });
      ListPage read = acme.engine.list(acme.list(500, null));

      assertThat(read.records()).hasSize(isUrl ? 3 : 6);
      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.engine.list(acme.list(500, read.nextCursor())))
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.VENDOR_ERROR));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void evenWhereTheTokensAreEverNew(int size) {
    AtomicInteger token = new AtomicInteger();
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at("/v1/people", _ -> page(7, size, "t" + token.incrementAndGet()));

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(50))
          .withMessageContaining("leads in a circle");
      assertThat(token.get()).isLessThan(8);
    }
  }

  @Test
  void ofUrlsAndBackToTheFirstPage() {
    try (EngineRig acme =
        new EngineRig(TOKENS.replace("cursor: next, cursor_param: after", "url: next"))) {
      acme.vendor.at(
          "/v1/people",
          query ->
              page(
                  query.number("p", 0),
                  3,
                  query.number("p", 0) == 2 ? "?limit=2" : "?p=" + (query.number("p", 0) + 1)));

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(2))
          .withMessageContaining("asked for by the URL /v1/people")
          .withMessageNotContaining("limit=2");
    }
  }

  @Test
  void ofNumbersWhereTheVendorGivesItsLastPageForEveryNumberBeyond() {
    try (EngineRig acme =
        new EngineRig(TOKENS.replace("cursor: next, cursor_param: after", "page_param: page"))) {
      acme.vendor.at("/v1/people", query -> page(Math.min(3, query.number("page", 1)), 2, 0));

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(2))
          .withMessageContaining("which was asked for by the number");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A table, rows of one key, and rows of many.
        "related: {extra: {kind: table, request: GET /extra, records: people, keep: 1m,"
            + " pagination: {cursor: next, cursor_param: after}}}",
        "related: {extra: {kind: per_key, request: GET /extra, records: people, by: id, many: true,"
            + " fetch: wanted,"
            + " pagination: {cursor: next, cursor_param: after}}}",
        "related: {extra: {kind: batched, request: GET /extra, records: people, by: id, batch_size:"
            + " 5, pagination: {cursor: next, cursor_param: after}}}",
      })
  void inRelatedData(String related) {
    try (EngineRig acme =
        new EngineRig(
            TOKENS.replace("map: {id: id}", "map: {id: id, title: $extra(id).t}\n" + related))) {
      acme.vendor.at("/v1/people", _ -> Map.of("people", List.of(Map.of("id", 1))));
      acme.vendor.at("/v1/extra", ring(1, 2, 2));

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(2))
          .withMessageContaining("leads in a circle")
          .withMessageContaining("/v1/extra");
    }
  }

  @Test
  void inWhatAListIsRepeatedOver() {
    try (EngineRig acme =
        new EngineRig(
            """
            list:
              from: {request: GET /jobs, records: people, pagination: {cursor: next, cursor_param: after}}
              request: GET /jobs/{{ $under }}
            get: {request: "GET /people/{{ $id }}", record: $}
            map: {id: id}
            """)) {
      acme.vendor.at("/v1/jobs", ring(1, 3, 2));
      acme.vendor.at("/v1/jobs/", _ -> List.of());

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(2))
          .withMessageContaining("leads in a circle");
    }
  }

  @Test
  void aRingOfEmptyPagesIsOneToo() {
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at("/v1/people", ring(2, 2, 0));

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> acme.walk(2))
          .withMessageContaining("again and as empty");
    }
  }

  @Test
  void aTokenThatStaysTheSameWhileTheVendorMovesOnIsNoCircle() {
    AtomicInteger scrolled = new AtomicInteger();
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at(
          "/v1/people",
          _ -> page(scrolled.get(), 2, scrolled.getAndIncrement() < 40 ? "scroll" : ""));

      assertThat(acme.walk(50)).doesNotHaveDuplicates().hasSize(82);
    }
  }

  @Test
  void emptyPagesWithNewTokensAreNoCircle() {
    try (EngineRig acme = new EngineRig(TOKENS)) {
      acme.vendor.at(
          "/v1/people",
          query ->
              page(
                  query.number("after", 0),
                  query.number("after", 0) % 20 == 0 ? 1 : 0,
                  query.number("after", 0) == 60 ? "" : query.number("after", 0) + 1));

      assertThat(acme.walk(50)).containsExactly("0", "2000", "4000", "6000");
    }
  }

  /** Somebody is put in before the walk after each page, so each begins with whom it ended. */
  @Test
  void aPageThatShiftedIsNoCircle() {
    try (EngineRig acme =
        new EngineRig(
            TOKENS
                .replace("cursor: next, cursor_param: after", "page_param: page")
                .replace("list: {", "list: {repeats: true, "))) {
      List<Integer> people = new ArrayList<>(List.of(1, 2, 3));
      acme.vendor.at(
          "/v1/people",
          query -> {
            List<Object> page =
                people.stream()
                    .skip(query.number("page", 1) - 1L)
                    .limit(1)
                    .<Object>map(id -> Map.of("id", id))
                    .toList();
            if (people.size() < 5) {
              people.addFirst(people.size() + 1);
            }
            return Map.of("people", page);
          });

      assertThat(acme.walk(1)).containsExactly("1", "2", "3");
    }
  }

  /** One person's applications follow each other, and what is listed is the person. */
  @Test
  void theSameRecordOutOfDifferentRowsIsNoCircle() {
    try (EngineRig acme =
        new EngineRig(
            TOKENS
                .replace("records: people", "records: included")
                .replace("list: {", "list: {repeats: true, "))) {
      acme.vendor.at(
          "/v1/people",
          query -> {
            int page = query.number("after", 0);
            return Map.of(
                "data",
                List.of(Map.of("id", page)),
                "included",
                List.of(Map.of("id", page / 30)),
                "next",
                page < 59 ? page + 1 : "");
          });

      assertThat(acme.walk(1)).containsExactly("0", "1");
    }
  }

  private static void readAll(ListReading stream, Set<String> read) {
    for (int i = 0; i < 10_000; i++) {
      UnifiedRecord record = stream.next(1);
      if (record == null) {
        return;
      }
      read.add(record.id());
    }
  }
}
