package dev.mapwright.engine.related;

import static dev.mapwright.engine.vendor.Written.expression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import dev.mapwright.engine.walk.VendorRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mapping sees of other requests. */
class RelationsTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list: {request: GET /people}
          get: {request: "GET /people/{{ $id }}"}
          related:
            job: {kind: batched, request: GET /jobs, query: {ids: "{{ $batch }}"}, by: job, batch_size: 2}
            owner: {kind: per_key, request: "GET /owners/{{ $key }}", by: $job(job).owner, optional: true}
            stage: {kind: table, request: GET /stages}
          map:
            id: id
            name: $job(job).name & $owner($job(job).owner).name & $stage(stage).name
          """);

  private final ReadContext context = rig.context();
  private final Relations relations = relations("job", "owner", "stage");

  private final Subject ada = subject("1", Map.of("job", "a", "stage", "s"));
  private final Subject bob = subject("2", Map.of("job", "b"));
  private final Subject cy = subject("3", Map.of("job", "a"));

  private Relations relations(String... fetched) {
    return new Relations(
        context.resource(), Set.of(fetched), context.scope(), context.tables(), context.warnings());
  }

  private static Subject subject(String id, Map<String, Object> record) {
    return new Subject(id, VendorRecord.of(record), Variables.NONE, List.of());
  }

  private @Nullable Object seen(Relations by, Subject subject, String expression) {
    return by.evaluating(() -> expression(expression).evaluate(subject.record(), by.bind(subject)));
  }

  @BeforeEach
  void twoJobsWithTheirOwners() {
    rig.vendor
        .at(
            "/v1/jobs",
            asked ->
                asked.list("ids").stream()
                    .map(id -> Map.of("id", id, "name", "Job " + id, "owner", "o" + id))
                    .toList())
        .at("/v1/owners/oa", _ -> Map.of("id", "oa", "name", "Olga"))
        .at("/v1/owners/ob", _ -> new RoutedVendor.Refusal(403, Map.of()))
        .at("/v1/stages", _ -> List.of(Map.of("id", "s", "name", "Interview")));
  }

  @Test
  void keysOfAllRecordsAreFetchedInBatchesEachOnce() {
    relations("job").load(List.of(ada, bob, cy));

    assertThat(rig.vendor.asked()).containsExactly("/v1/jobs?ids=a,b");
  }

  @Test
  void aMappingSeesTheRowOfItsKey() {
    relations.load(List.of(ada, bob));

    assertThat(seen(relations, bob, "$job(job).name")).isEqualTo("Job b");
  }

  @Test
  void aRelationMayBeAskedForByWhatAnotherFound() {
    relations.load(List.of(ada));

    assertThat(seen(relations, ada, "$owner($job(job).owner).name")).isEqualTo("Olga");
  }

  @Test
  void aTableIsFetchedWhenAnExpressionReadsIt() {
    relations.load(List.of(ada));
    assertThat(rig.vendor.asked()).doesNotContain("/v1/stages");

    assertThat(seen(relations, ada, "$stage(stage).name")).isEqualTo("Interview");
    assertThat(rig.vendor.asked()).containsExactly("/v1/stages");
  }

  @Test
  void oneThatIsNotFetchedFindsNothing() {
    Relations none = relations();
    none.load(List.of(ada));

    assertThat(seen(none, ada, "$job(job).name")).isNull();
    assertThat(rig.vendor.asked()).isEmpty();
  }

  @Test
  void anOptionalOneThatIsRefusedIsToldOfTheRecordsThatItConcerns() {
    relations.load(List.of(ada, bob));

    assertThat(seen(relations, bob, "$owner($job(job).owner).name")).isNull();
    assertThat(relations.failed(bob)).containsExactly("owner");
    assertThat(relations.failed(ada)).isEmpty();
    assertThat(context.warnings().texts()).singleElement().asString().startsWith("related.owner: ");
  }

  @Test
  void anyOtherThatIsRefusedFails() {
    rig.vendor.at("/v1/jobs", _ -> new RoutedVendor.Refusal(403, Map.of()));

    assertThatExceptionOfType(VendorException.class).isThrownBy(() -> relations.load(List.of(ada)));
  }
}
