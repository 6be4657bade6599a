package dev.mapwright.engine.query;

import static dev.mapwright.engine.filter.Direction.ASC;
import static dev.mapwright.engine.filter.Direction.DESC;
import static dev.mapwright.engine.vendor.EngineRig.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.vendor.AcmeConnector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the vendor is asked to do, and what is left to the engine. */
class PlannerTest {
  private static final UnifiedModel CANDIDATES =
      UnifiedModels.bundled().find("ats/candidates").orElseThrow();

  private static final Connector ACME =
      AcmeConnector.of(
          """
          list:
            - needs: [applications.job.id]
              from: {values: ["{{ $where.applications.job.id }}"]}
              request: GET /jobs/{{ $under }}/people
              filters: {applications.job.id: {exact: true}}
            - request: GET /people
              filters:
                emails.email: {param: email, exact: true}
                title: {operators: [eq, in], query: {titles: "{{ $count($value) <= 2 ? $value }}"}}
                name: {operators: [like], query: {q: "{{ $value }}"}, lossy: true}
                company: {param: employer, not_with: [emails.email]}
                created_at: {operators: [range], query: {since: "{{ $from }}", before: "{{ $to }}"}, margin: 1d}
                updated_at: {operators: [gte], query: {changed: "{{ $from }}"}, exact: true}
              sort: {created_at: {directions: [desc], query: {sort: "{{ $direction }}"}}}
          get: {request: "GET /people/{{ $id }}"}
          map:
            id: id
            name: name
            title: title
            company: employer
            created_at: created
            updated_at: changed
            emails: {each: mails, map: {email: $}}
            applications: {each: jobs, map: {id: $, job.id: $}}
          """);

  private final Account account = new Account("a", ACME, Map.of());

  private Plan plan(boolean approximate, Query.@Nullable Sort sort, Filter... filters) {
    return new Planner(
            AcmeConnector.candidates(ACME), CANDIDATES, account, Variables.NONE, approximate)
        .plan(new Query(List.of(filters), sort, Map.of()));
  }

  private Plan plan(Filter... filters) {
    return plan(false, null, filters);
  }

  private static List<String> natives(Plan plan) {
    return plan.natives().stream().map(NativeFilter::field).map(FieldPath::toString).toList();
  }

  private static Query.Sort by(String field, Direction direction) {
    return new Query.Sort(FieldPath.of(field), direction);
  }

  @Test
  void withoutFiltersTheLastSourceIsReadAsItIs() {
    Plan plan = plan();

    assertThat(plan.source().needs()).isEmpty();
    assertThat(plan.addition().isEmpty()).isTrue();
    assertThat(plan.inOrder()).isTrue();
  }

  @Test
  void aSourceIsChosenWhereAFilterThatItNeedsIsThere() {
    Plan plan = plan(where("applications.job.id", Operator.EQ, "7"));

    assertThat(plan.source().needs()).containsExactly(FieldPath.of("applications.job.id"));
    assertThat(plan.residual()).isEmpty();
  }

  @Test
  void aValueThatWouldLeadElsewhereInAPathChoosesNoSource() {
    Filter dots = where("applications.job.id", Operator.EQ, "..");

    Plan plan = plan(dots);

    assertThat(plan.source().needs()).isEmpty();
    assertThat(plan.residual()).containsExactly(dots);
  }

  @Test
  void anExactFilterIsLeftToTheVendor() {
    Plan plan = plan(where("emails.email", Operator.EQ, "a@example.com"));

    assertThat(plan.addition().query()).isEqualTo(Map.of("email", "a@example.com"));
    assertThat(plan.residual()).isEmpty();
  }

  @Test
  void anyOtherIsGivenToTheVendorAndCheckedAgain() {
    Filter title = where("title", Operator.EQ, "Cook");

    Plan plan = plan(title);

    assertThat(natives(plan)).containsExactly("title");
    assertThat(plan.residual()).containsExactly(title);
  }

  @Test
  void whatTheVendorCannotCompareByIsLeftToTheEngine() {
    Filter not = where("title", Operator.NE, "Cook");

    Plan plan = plan(not);

    assertThat(plan.natives()).isEmpty();
    assertThat(plan.residual()).containsExactly(not);
  }

  @Test
  void soIsAFilterWhoseFragmentComesOutEmpty() {
    Plan plan = plan(where("title", Operator.IN, "Cook", "Waiter", "Host"));

    assertThat(plan.natives()).isEmpty();
    assertThat(plan.residual()).hasSize(1);
  }

  @Test
  void aFilterThatMayMissMatchesIsUsedOnlyWhereTheCallerAllowsIt() {
    Filter name = where("name", Operator.LIKE, "ada");

    assertThat(plan(false, null, name).natives()).isEmpty();
    assertThat(natives(plan(true, null, name))).containsExactly("name");
  }

  @Test
  void ofTwoThatCannotStandTogetherTheOneThatSaysSoGivesWay() {
    Filter company = where("company", Operator.EQ, "Initech");

    Plan plan = plan(company, where("emails.email", Operator.EQ, "a@example.com"));

    assertThat(natives(plan)).containsExactly("emails.email");
    assertThat(plan.residual()).containsExactly(company);
  }

  @Test
  void aRangeIsWidenedByItsMarginUnlessTheVendorIsExact() {
    Plan plan =
        plan(
            where("created_at", Operator.GTE, "2026-01-02T00:00:00Z"),
            where("updated_at", Operator.GTE, "2026-01-02T00:00:00Z"));

    assertThat(plan.addition().query())
        .isEqualTo(Map.of("since", "2026-01-01T00:00:00Z", "changed", "2026-01-02T00:00:00Z"));
  }

  @Test
  void theSideOfARangeThatTheVendorLacksIsLeftToTheEngine() {
    Filter before = where("updated_at", Operator.LT, "2026-02-01T00:00:00Z");

    Plan plan = plan(where("updated_at", Operator.GTE, "2026-01-01T00:00:00Z"), before);

    assertThat(natives(plan)).containsExactly("updated_at");
    assertThat(plan.residual()).containsExactly(before);
  }

  @Test
  void filtersThatContradictEachOtherNeedNoCall() {
    Plan plan = plan(where("title", Operator.EQ, "Cook"), where("title", Operator.EQ, "Waiter"));

    assertThat(plan.impossible()).isTrue();
  }

  @Test
  void theVendorSortsInTheDirectionsThatItHas() {
    Plan plan = plan(false, by("created_at", DESC));

    assertThat(plan.inOrder()).isTrue();
    assertThat(plan.addition().query()).isEqualTo(Map.of("sort", "desc"));
  }

  @Test
  void anyOtherOrderIsMadeHere() {
    assertThat(plan(false, by("created_at", ASC)).inOrder()).isFalse();
    assertThat(plan(false, by("name", DESC)).inOrder()).isFalse();
  }
}
