package dev.mapwright.engine.read;

import static dev.mapwright.engine.read.Readings.BEGINNING;
import static dev.mapwright.engine.read.Readings.rest;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import dev.mapwright.engine.walk.CallScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four people on two pages, by title. */
class SortedReaderTest {
  private static final Query.Sort BY_TITLE = new Query.Sort(FieldPath.of("title"), Direction.ASC);

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          records: people
          pagination: {cursor_param: after, cursor: next}
          list: {request: GET /people}
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

  private SortedList list = new SortedList(BY_TITLE, 4);

  @BeforeEach
  void fourPeopleOnTwoPages() {
    rig.vendor
        .at(
            "/v1/people",
            asked ->
                asked.parameters().containsKey("after")
                    ? Map.of("people", List.of(Map.of("id", 3), person(4, "Baker")))
                    : Map.of(
                        "people", List.of(person(1, "Waiter"), person(2, "Cook")), "next", "n"))
        .at("/v1/files", _ -> List.of());
  }

  private static Map<String, Object> person(int id, String title) {
    return Map.of("id", id, "title", title);
  }

  private SortedReader reader(Cursor from) {
    Wants onlyTitle = SortedReader.wants("title", rig.context().model().root().fields().keySet());
    Cursor readTo = list.readTo();
    ListReader unsorted =
        new ListReader(
            Readings.selection(rig, onlyTitle, BY_TITLE),
            CallScope.Extra.NONE,
            readTo == null ? BEGINNING : readTo,
            null,
            false);
    return new SortedReader(Readings.selection(rig, Wants.ALL, BY_TITLE), from, list, unsorted);
  }

  @Test
  void itGivesTheRecordsInOrderAndThoseWithoutAValueLast() {
    assertThat(rest(reader(BEGINNING))).containsExactly("4", "2", "1", "3");
  }

  @Test
  void theListIsReadForTheOrderAloneAndTheRestForWhatIsGivenOut() {
    reader(BEGINNING).next(2);

    assertThat(rig.vendor.asked())
        .containsExactly("/v1/people", "/v1/people?after=n", "/v1/files?people=4,2");
  }

  @Test
  void anotherGoesOnInTheListThatIsKept() {
    Cursor behindTheFirst = requireNonNull(reader(BEGINNING).next(1)).next();
    rig.vendor.asked();

    assertThat(rest(reader(behindTheFirst))).containsExactly("2", "1", "3");
    assertThat(rig.vendor.asked()).containsExactly("/v1/files?people=2,1,3");
  }

  @Test
  void whereReadingEndsAnotherReadsOn() {
    rig.vendor.at(
        "/v1/people",
        asked ->
            asked.parameters().containsKey("after")
                ? new RoutedVendor.Refusal(429, Map.of())
                : Map.of("people", List.of(person(1, "Waiter")), "next", "n"));
    SortedReader first = reader(BEGINNING);

    assertThatExceptionOfType(VendorException.class).isThrownBy(() -> first.next(100));
    assertThat(list.size()).isEqualTo(1);

    fourPeopleOnTwoPages();
    rig.vendor.asked();
    assertThat(rest(reader(requireNonNull(first.progress())))).containsExactly("4", "1", "3");
    assertThat(rig.vendor.asked()).doesNotContain("/v1/people");
  }

  @Test
  void aListThatIsLongerThanTheEngineSortsIsTheCallersToNarrow() {
    list = new SortedList(BY_TITLE, 3);
    SortedReader reader = reader(BEGINNING);

    assertThatExceptionOfType(CallerException.class)
        .isThrownBy(() -> reader.next(100))
        .withMessageContaining("the list has more than 3 records");
  }

  @Test
  void theEndIsKnown() {
    SortedReader reader = reader(BEGINNING);
    reader.next(4);
    assertThat(reader.atKnownEnd()).isFalse();

    rest(reader);
    assertThat(reader.atKnownEnd()).isTrue();
  }
}
