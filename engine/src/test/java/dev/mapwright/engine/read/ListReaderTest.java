package dev.mapwright.engine.read;

import static dev.mapwright.engine.read.Readings.BEGINNING;
import static dev.mapwright.engine.read.Readings.rest;
import static dev.mapwright.engine.vendor.EngineRig.where;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.RepeatMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four people on two pages, with their files beside them. */
class ListReaderTest {
  private static final Filter COOKS = where("title", Operator.EQ, "Cook");

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          records: people
          pagination: {cursor_param: after, cursor: next}
          list: {request: GET /people, repeats: true}
          get: {request: "GET /people/{{ $id }}", record: $}
          related:
            files:
              kind: batched
              request: GET /files
              records: $
              query: {people: "{{ $batch }}"}
              pagination: none
              by: id
              batch_size: 50
              key: person
              many: true
          map:
            id: id
            title: title
            attachments: {each: $files(id), map: {id: id}}
          """);

  @BeforeEach
  void fourPeopleOnTwoPages() {
    rig.vendor
        .at(
            "/v1/people",
            asked ->
                asked.parameters().containsKey("after")
                    ? Map.of("people", List.of(person(3, "Waiter"), person(4, "Cook")))
                    : Map.of(
                        "people", List.of(person(1, "Cook"), person(2, "Waiter")), "next", "n"))
        .at("/v1/files", _ -> List.of());
  }

  private static Map<String, Object> person(int id, String title) {
    return Map.of("id", id, "title", title);
  }

  private ListReader reader(boolean pageByPage, Cursor from, Filter... filters) {
    return new ListReader(
        Readings.selection(rig, Wants.ALL, null, filters),
        CallScope.Extra.NONE,
        from,
        new RepeatMemory(1),
        pageByPage);
  }

  @Test
  void itGivesTheRecordsInTheVendorsOrder() {
    assertThat(rest(reader(false, BEGINNING))).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whatBelongsToRecordsIsFetchedForASliceOfThemAtOnce() {
    rest(reader(false, BEGINNING));

    assertThat(rig.vendor.asked())
        .containsExactly("/v1/people", "/v1/people?after=n", "/v1/files?people=1,2,3,4");
  }

  @Test
  void forAStreamItIsFetchedBeforeTheNextPageIs() {
    reader(true, BEGINNING).next(100);

    assertThat(rig.vendor.asked()).containsExactly("/v1/people", "/v1/files?people=1,2");
  }

  @Test
  void itIsNotFetchedForRecordsThatAFilterRefuses() {
    assertThat(rest(reader(false, BEGINNING, COOKS))).containsExactly("1", "4");
    assertThat(rig.vendor.asked()).contains("/v1/files?people=1,4");
  }

  @Test
  void whereverItIsLeftAnotherGoesOn() {
    ListReader reader = reader(false, BEGINNING, COOKS);
    Cursor behindTheFirst = requireNonNull(reader.next(1)).next();

    assertThat(rest(reader(false, behindTheFirst, COOKS))).containsExactly("4");
  }

  @Test
  void aRecordThatComesAgainIsNotGivenOutAgain() {
    rig.vendor.at(
        "/v1/people",
        _ -> Map.of("people", List.of(person(1, "Cook"), person(2, "Cook"), person(1, "Cook"))));

    assertThat(rest(reader(false, BEGINNING))).containsExactly("1", "2");
  }

  @Test
  void nobodyHasReadAnythingBeforeTheFirstRow() {
    assertThat(reader(false, BEGINNING).progress()).isNull();
  }

  @Test
  void rowsThatWereRefusedAreReadForGood() {
    rig.vendor.at(
        "/v1/people",
        asked ->
            asked.parameters().containsKey("after")
                ? new RoutedVendor.Refusal(403, Map.of())
                : Map.of("people", List.of(person(1, "Waiter")), "next", "n"));
    ListReader reader = reader(false, BEGINNING, COOKS);

    assertThatExceptionOfType(VendorException.class).isThrownBy(() -> reader.next(100));

    fourPeopleOnTwoPages();
    rig.vendor.asked();
    assertThat(rest(reader(false, requireNonNull(reader.progress()), COOKS))).containsExactly("4");
    assertThat(rig.vendor.asked()).doesNotContain("/v1/people");
  }

  @Test
  void aFailureComesBehindTheRecordsThatAreInHand() {
    rig.vendor.at(
        "/v1/people",
        asked ->
            asked.parameters().containsKey("after")
                ? new RoutedVendor.Refusal(429, Map.of())
                : Map.of("people", List.of(person(1, "Cook"), person(2, "Cook")), "next", "n"));
    ListReader reader = reader(false, BEGINNING);

    assertThat(reader.next(100)).isNotNull();
    assertThat(reader.next(100)).isNotNull();
    assertThatExceptionOfType(VendorException.class).isThrownBy(() -> reader.next(100));
  }
}
