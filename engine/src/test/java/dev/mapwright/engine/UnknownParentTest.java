package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are listed job by job, and the vendor has nothing for a job that does not exist. */
class UnknownParentTest {
  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          list:
            from: {given: $where.applications.job.id, request: GET /jobs}
            request: GET /jobs/{{ $under }}/people
            filters: {applications.job.id: {operators: [eq, in], unknown: $status = 404}}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, name: name, applications: {each: $, map: {id: id, job.id: $under}}}
          """);

  @BeforeEach
  void oneJob() {
    rig.vendor.at("/v1/jobs", _ -> List.of(Map.of("id", 1)));
    rig.vendor.at("/v1/jobs/", _ -> new RoutedVendor.Refusal(404, Map.of()));
    rig.vendor.at("/v1/jobs/1/people", _ -> List.of(Map.of("id", 7, "name", "Ada")));
  }

  @Test
  void aJobThatDoesNotExistHasNobody() {
    assertThat(found("999")).isEmpty();
  }

  @Test
  void oneOfSeveralThatDoesNotExistHidesNobodyOfTheOthers() {
    assertThat(found("999", "1", "998")).containsExactly("7");
  }

  @Test
  void aJobThatCanStandInNoPathHasNobody() {
    assertThat(found("..")).isEmpty();
    assertThat(found(".", "1")).containsExactly("7");
  }

  @Test
  void withoutTheFilterWhatIsNotThereRemainsAnError() {
    rig.vendor.at("/v1/jobs", _ -> List.of(Map.of("id", 1), Map.of("id", 2)));

    assertThatThrownBy(() -> list(List.of())).isInstanceOf(VendorException.class);
  }

  @Test
  void anotherRefusalRemainsAnError() {
    rig.vendor.at("/v1/jobs/1/people", _ -> new RoutedVendor.Refusal(400, Map.of()));

    assertThatThrownBy(() -> found("1")).isInstanceOf(VendorException.class);
  }

  private List<String> found(String... jobs) {
    Operator operator = jobs.length == 1 ? Operator.EQ : Operator.IN;
    return list(
        List.of(new Comparison(FieldPath.of("applications.job.id"), operator, List.of(jobs))));
  }

  private List<String> list(List<Filter> filters) {
    return EngineRig.ids(
        rig.engine.list(
            new ListCall(
                rig.account("a"),
                "candidates",
                new Query(filters, null, Map.of()),
                Wants.ALL,
                10,
                null,
                new CallOptions(Duration.ofSeconds(20), 50, false, false))));
  }
}
