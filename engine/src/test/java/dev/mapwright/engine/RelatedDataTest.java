package dev.mapwright.engine;

import static dev.mapwright.engine.vendor.EngineRig.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import dev.mapwright.jsonata.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is fetched beside a record, when, and how often. */
class RelatedDataTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          id_pattern: "[0-9]+"
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            applications:
              kind: batched
              request: GET /applications
              query: {people: "{{ $batch }}"}
              by: id
              batch_size: 2
              key: person
              many: true
            stage: {kind: table, request: GET /stages, keep: 10m}
            reason:
              kind: batched
              request: GET /reasons
              query: {ids: "{{ $batch }}"}
              by: $applications(id).reason
              batch_size: 50
              optional: true
            files: {kind: per_key, request: "GET /people/{{ $key }}/files", by: id, optional: true, many: true}
          map:
            id: id
            name: name
            company: $detail.employer
            applications:
              each: $applications(id)
              map:
                id: id
                job.id: job
                current_stage: {id: stage, name: $stage(stage).name}
                reject_reason: $reason(reason).text
            attachments: {each: $files(id), map: {id: id, file_name: name}}
          """);

  RelatedDataTest() {
    rig.vendor
        .at("/v1/people", _ -> List.of(person(1), person(2), person(3)))
        .at("/v1/people/1", _ -> Map.of("id", 1, "name", "Ada", "employer", "Acme"))
        .at("/v1/people/2", _ -> Map.of("id", 2, "name", "Bob"))
        .at("/v1/people/3", _ -> Map.of("id", 3, "name", "Cy", "employer", "Example Works"))
        .at("/v1/people/1/files", _ -> List.of(Map.of("id", "f", "name", "cv.pdf")))
        .at("/v1/people/2/files", _ -> List.of())
        .at("/v1/people/3/files", _ -> List.of())
        .at(
            "/v1/applications",
            asked ->
                asked.list("people").stream()
                    .map(p ->
                        Map.of(
                            "id",
                            "a" + p,
                            "person",
                            Integer.parseInt(p),
                            "job",
                            "j",
                            "stage",
                            7,
                            "reason",
                            "r" + p))
                    .toList())
        .at("/v1/stages", _ -> List.of(Map.of("id", 7, "name", "Interview")))
        .at("/v1/reasons", _ -> List.of(Map.of("id", "r1", "text", "Moved away")));
  }

  private static Map<String, Object> person(int id) {
    return Map.of("id", id, "name", "Person " + id);
  }

  private ListCall call(Wants wants, boolean hydrate) {
    ListCall plain = rig.list(10, null);
    return new ListCall(
        plain.account(),
        plain.resource(),
        plain.query(),
        wants,
        plain.limit(),
        null,
        new CallOptions(Duration.ofSeconds(20), 100, hydrate, false));
  }

  private static String json(UnifiedRecord record) {
    return Json.write(record.fields());
  }

  @Test
  void keysAreCollectedOverThePageAndFetchedInBatches() {
    ListPage page = rig.engine.list(rig.list(10, null));
    assertThat(rig.vendor.asked())
        .containsExactlyInAnyOrder(
            "/v1/people",
            "/v1/applications?people=1,2",
            "/v1/applications?people=3",
            "/v1/stages",
            "/v1/reasons?ids=r1,r2,r3");
    assertThat(json(page.records().getFirst()))
        .contains("\"name\":\"Interview\"")
        .contains("\"reject_reason\":\"Moved away\"");
  }

  @Test
  void aKeptTableIsReadOnce() {
    rig.engine.list(rig.list(10, null));
    rig.vendor.asked();
    rig.engine.list(rig.list(10, null));
    assertThat(rig.vendor.asked()).doesNotContain("/v1/stages");
  }

  @Test
  void whatIsLeftOutIsNotFetched() {
    rig.engine.list(call(new Wants(true, Set.of("applications"), true), false));
    assertThat(rig.vendor.asked()).containsExactly("/v1/people");
  }

  @Test
  void onlyTheSliceThatIsReturnedIsFetchedFor() {
    rig.engine.list(rig.list(1, null));
    assertThat(rig.vendor.asked()).contains("/v1/applications?people=1");
  }

  @Test
  void callsPerRecordAreNotMadeByAListAndItSaysSo() {
    ListPage page = rig.engine.list(rig.list(10, null));
    assertThat(page.meta().partial())
        .containsExactlyInAnyOrder("company", "attachments.id", "attachments.file_name");
    assertThat(page.records().getFirst().fields()).containsEntry("attachments", List.of());
  }

  @Test
  void hydrationMakesThem() {
    ListPage page = rig.engine.list(call(Wants.ALL, true));
    assertThat(page.meta().partial()).isEmpty();
    assertThat(rig.vendor.asked()).contains("/v1/people/1", "/v1/people/2/files", "/v1/people/3");
    assertThat(json(page.records().getFirst())).contains("Acme").contains("cv.pdf");
  }

  @Test
  void aFilterOnADetailMakesThem() {
    assertThat(rig.walk(10, where("company", Operator.EQ, "Example Works"))).containsExactly("3");
    assertThat(rig.vendor.asked()).doesNotContain("/v1/people/1/files");
  }

  @Test
  void aFilterFetchesNothingForTheFieldsBesideItsOwn() {
    ListCall bare = call(new Wants(true, Set.of("applications", "attachments"), false), false);
    ListCall filtered =
        new ListCall(
            bare.account(),
            bare.resource(),
            new Query(List.of(where("applications.job.id", Operator.EQ, "j")), null, Map.of()),
            bare.wants(),
            bare.limit(),
            null,
            bare.options());
    assertThat(rig.engine.list(filtered).records()).hasSize(3);
    assertThat(rig.vendor.asked())
        .containsExactlyInAnyOrder(
            "/v1/people", "/v1/applications?people=1,2", "/v1/applications?people=3");
  }

  @Test
  void aCallPerRecordGivesAllRowsOfItsAnswer() {
    rig.vendor.at(
        "/v1/people/1/files",
        _ -> List.of(Map.of("id", "f", "name", "cv.pdf"), Map.of("id", "g", "name", "letter.pdf")));
    assertThat(json(rig.get("1"))).contains("cv.pdf").contains("letter.pdf");
  }

  @Test
  void getMakesThem() {
    assertThat(json(rig.get("1"))).contains("Acme").contains("cv.pdf").contains("Interview");
  }

  @Test
  void aRelationThatTheAccountMayNotReadLeavesItsFieldsNullWithAWarning() {
    rig.vendor.at("/v1/reasons", _ -> new Refusal(403, Map.of("message", "no scope")));
    ListPage page = rig.engine.list(rig.list(10, null));
    assertThat(page.records()).hasSize(3);
    assertThat(json(page.records().getFirst())).contains("\"reject_reason\":null");
    assertThat(page.meta().warnings()).singleElement().asString().startsWith("related.reason: ");
    assertThat(page.records().getFirst().unread()).containsExactly("applications");
    assertThat(rig.get("1").unread()).containsExactly("applications");
  }

  @Test
  void whatCouldNotBeReadIsToldOfTheRecordsThatItConcerns() {
    rig.vendor.at("/v1/people/2/files", _ -> new Refusal(404, Map.of("message", "gone")));
    ListPage page = rig.engine.list(call(Wants.ALL, true));
    assertThat(page.records())
        .extracting(UnifiedRecord::unread)
        .containsExactly(Set.of(), Set.of("attachments"), Set.of());
  }

  @Test
  void anyOtherRelationThatFailsFailsTheList() {
    rig.vendor.at("/v1/stages", _ -> new Refusal(403, Map.of("message", "no scope")));
    assertThatThrownBy(() -> rig.engine.list(rig.list(10, null)))
        .isInstanceOf(VendorException.class)
        .hasMessageContaining("candidates.related.stage");
  }
}
