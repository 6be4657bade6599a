package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor of whose lists only the first 20 records can be paged. */
class SplitTest {
  private static final int CAP = 20;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @AutoClose
  private final EngineRig acme =
      new EngineRig(
          """
          list:
            request: GET /people
            query: {sort: id}
            repeats: true
            pagination:
              page_param: page
              size_param: size
              max_size: 5
              split:
                after: 20
                by: changed
                order: {query: {sort: changed}}
                query: {since: "{{ $from }}"}
            sort: {created_at: {query: {sort: id}}}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name, created_at: changed}
          """);

  private record Person(int id, Instant changed) {
    Map<String, Object> shown() {
      return Map.of("id", id, "name", "P" + id, "changed", changed.toString());
    }
  }

  private final List<Person> people = new ArrayList<>();
  private boolean ignoresSince;

  @BeforeEach
  void vendor() {
    acme.vendor.at("/v1/people", this::page);
  }

  /** So many people, changed in another order than they came, a few seconds apart. */
  private void people(int count) {
    IntStream.range(0, count)
        .forEach(i -> people.add(new Person(i, BEGIN.plusSeconds(7L * ((i * 31) % count)))));
  }

  private Object page(RoutedVendor.Query query) {
    int page = query.number("page", 1);
    int size = query.number("size", 5);
    if (page * size > CAP) {
      return new Refusal(400, Map.of("message", "only the first 20 can be paged"));
    }
    Instant since =
        query.list("since").contains("") || ignoresSince
            ? Instant.MIN
            : Instant.parse(query.list("since").getFirst());
    Comparator<Person> order =
        query.list("sort").contains("changed")
            ? Comparator.comparing(Person::changed).thenComparingInt(Person::id)
            : Comparator.comparingInt(Person::id);
    return people.stream()
        .filter(person -> person.changed().isAfter(since))
        .sorted(order)
        .skip((page - 1L) * size)
        .limit(size)
        .map(Person::shown)
        .toList();
  }

  private String[] everybody() {
    return people.stream().map(person -> String.valueOf(person.id())).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 15, 16, 19, 20, 21, 57, 200})
  void everybodyComesOnce(int count) {
    people(count);

    assertThat(acme.walk(4)).containsExactlyInAnyOrder(everybody());
    assertThat(acme.walk(500)).containsExactlyInAnyOrder(everybody());
  }

  @Test
  void aListThatCanBePagedIsPaged() {
    people(12);
    acme.walk(500);

    assertThat(acme.vendor.asked())
        .containsExactly(
            "/v1/people?sort=id&size=5&page=1",
            "/v1/people?sort=id&size=5&page=2",
            "/v1/people?sort=id&size=5&page=3",
            "/v1/people?sort=id&size=5&page=4");
  }

  @Test
  void behindThatTheListIsReadInWindows() {
    people(40);
    acme.walk(500);

    assertThat(acme.vendor.asked().subList(4, 7))
        .containsExactly(
            "/v1/people?sort=changed&size=5&page=1",
            "/v1/people?sort=changed&since=2026-01-01T00:00:27Z&size=5&page=1",
            "/v1/people?sort=changed&since=2026-01-01T00:00:55Z&size=5&page=1");
  }

  /** As after an import: the window is paged until the value moves on. */
  @Test
  void manyMayHaveTheSameValue() {
    people(30);
    IntStream.range(100, 114).forEach(i -> people.add(new Person(i, BEGIN.plusSeconds(50))));

    assertThat(acme.walk(500)).containsExactlyInAnyOrder(everybody());
  }

  /** Nobody is left out without a word. */
  @Test
  void moreThanCanBePagedMayNot() {
    people(30);
    IntStream.range(100, 140).forEach(i -> people.add(new Person(i, BEGIN.plusSeconds(50))));
    ListPage read = acme.engine.list(acme.list(500, null));

    assertThat(read.records()).hasSizeGreaterThan(30);
    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.engine.list(acme.list(500, read.nextCursor())))
        .withMessageContaining("shows no more than 20 records of a list")
        .withMessageContaining("2026-01-01T00:00:50Z");
  }

  @Test
  void aVendorThatDoesNotBeginWhereItIsAskedToIsToldSo() {
    people(40);
    ignoresSince = true;

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(500))
        .withMessageContaining("was asked for what comes from");
  }

  /** Whoever changes moves to the end, and everybody behind moves up by one. */
  @Test
  void nobodyIsMissedWhereOthersMove() {
    people(60);
    List<String> read = new ArrayList<>();
    String cursor = null;
    for (int call = 0; cursor != null || call == 0; call++) {
      ListPage page = acme.engine.list(acme.list(3, cursor));
      read.addAll(EngineRig.ids(page));
      cursor = page.nextCursor();
      if (call < 12) {
        people.sort(Comparator.comparing(Person::changed));
        Person first = people.removeFirst();
        people.add(new Person(first.id(), BEGIN.plusSeconds(1_000 + call)));
      }
    }

    assertThat(read).containsExactlyInAnyOrder(everybody());
  }

  @Test
  void filtersAreAskedAllTheSame() {
    people(50);

    assertThat(acme.walk(500, EngineRig.where("name", Operator.IN, "P3", "P49")))
        .containsExactlyInAnyOrder("3", "49");
  }

  @Test
  void anOrderThatWindowsDoNotGoByEndsWhereItCannotBePaged() {
    people(50);
    ListPage read = acme.engine.list(sorted(null));

    assertThat(EngineRig.ids(read)).hasSize(CAP).startsWith("0", "1", "2");
    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.engine.list(sorted(read.nextCursor())))
        .withMessageContaining("Without a sort all of it can be read");
  }

  private ListCall sorted(@Nullable String cursor) {
    return new ListCall(
        acme.account("a"),
        "candidates",
        new Query(List.of(), new Query.Sort(FieldPath.of("created_at"), Direction.ASC), Map.of()),
        Wants.ALL,
        500,
        cursor,
        CallOptions.DEFAULT);
  }

  @Test
  void whereTheListGoesByTheValueAnywayItGoesOnFromTheLastOne() {
    try (EngineRig numbered =
        new EngineRig(
            """
            list:
              request: GET /people
              repeats: true
              pagination:
                {offset_param: skip, size_param: size, max_size: 5, split: {after: 20, by: id, query: {from: "{{ $from }}"}}}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id}
            """)) {
      numbered.vendor.at(
          "/v1/people",
          query ->
              query.number("skip", 0) + 5 > CAP
                  ? new Refusal(400, Map.of())
                  : IntStream.range(query.number("from", 0), 98)
                      .skip(query.number("skip", 0))
                      .limit(5)
                      .mapToObj(id -> Map.of("id", id))
                      .toList());

      assertThat(numbered.walk(7)).hasSize(98).doesNotHaveDuplicates();
      assertThat(numbered.vendor.asked())
          .contains("/v1/people?from=19&size=5&skip=0")
          .doesNotContain("/v1/people?from=0&size=5&skip=0");
    }
  }

  @Test
  void aTableIsReadSoToo() {
    try (EngineRig joined =
        new EngineRig(
            """
            list: {request: GET /one}
            get: {request: "GET /people/{{ $id }}"}
            related:
              pieces:
                kind: table
                request: GET /people
                key: name
                many: true
                pagination:
                  page_param: page
                  size_param: size
                  max_size: 5
                  split:
                    {after: 20, by: changed, order: {query: {sort: changed}}, query: {since: "{{ $from }}"}}
            map: {id: id, tags: {each: "$pieces('P')", map: {name: $string(id)}}}
            """)) {
      people(63);
      joined.vendor.at("/v1/one", _ -> List.of(Map.of("id", 1)));
      joined.vendor.at(
          "/v1/people",
          query ->
              page(query) instanceof List<?> rows
                  ? rows.stream().map(SplitTest::named).toList()
                  : page(query));

      Object tags =
          joined.engine.list(joined.list(1, null)).records().getFirst().fields().get("tags");
      assertThat((List<?>) tags).hasSize(63).doesNotHaveDuplicates();
    }
  }

  private static Map<Object, Object> named(Object person) {
    Map<Object, Object> named = new HashMap<>((Map<?, ?>) person);
    named.put("name", "P");
    return named;
  }
}
