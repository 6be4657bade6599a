package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Filter.AllOf;
import dev.mapwright.engine.filter.Filter.AnyOf;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filters of the list mean in terms of the unified model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiltersTest {
  private final CannedApi api = CannedApi.answering(List.of(), null);
  private final TestServer server = TestServer.over(api);

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id=7                                  | id                            | eq   | 7
          name=Ada                              | name                          | eq   | Ada
          title=Engineer                        | title                         | eq   | Engineer
          company=Acme                          | company                       | eq   | Acme
          stage=s1                              | applications.current_stage.id | eq   | s1
          job_id=j1                             | applications.job.id           | eq   | j1
          job[id]=j1                            | applications.job.id           | eq   | j1
          job.id=j1                             | applications.job.id           | eq   | j1
          applications[job][id]=j1              | applications.job.id           | eq   | j1
          applications[0][job][id]=j1           | applications.job.id           | eq   | j1
          emails=a@x.io                         | emails.email                  | eq   | a@x.io
          emails[email]=a@x.io                  | emails.email                  | eq   | a@x.io
          emails[type]=work                     | emails.type                   | eq   | work
          emails[email][like]=%25@x.io          | emails.email                  | like | %@x.io
          tags=urgent                           | tags.name                     | eq   | urgent
          tags[name]=urgent                     | tags.name                     | eq   | urgent
          tags[id]=9                            | tags.id                       | eq   | 9
          tags[][id]=9                          | tags.id                       | eq   | 9
          locations=Oslo                        | locations                     | eq   | Oslo
          is_private=true                       | is_private                    | eq   | true
          created_at=2026-01-31                 | created_at                    | eq   | 2026-01-31
          created_at[eq]=2026-01-31             | created_at                    | eq   | 2026-01-31
          created_at[gte]=2026-01-31T08:00:00Z  | created_at                    | gte  | 2026-01-31T08:00:00Z
          updated_at[lt]=2026-01-31T08:00:00%2B01:00 | updated_at               | lt   | 2026-01-31T08:00:00+01:00
          name[ne]=Ada                          | name                          | ne   | Ada
          id[in][]=7                            | id                            | in   | 7
          id[nin][0]=7                          | id                            | nin  | 7
          """)
  void oneFilter(String query, String field, String operator, String value) {
    assertThat(filters(query))
        .containsExactly(is(field, Operator.valueOf(operator.toUpperCase(Locale.ROOT)), value));
  }

  @Test
  void severalFiltersMustAllHold() {
    assertThat(filters("name=Ada&created_at[gt]=2026-01-01&created_at[lt]=2026-02-01"))
        .containsExactly(
            is("name", Operator.EQ, "Ada"),
            is("created_at", Operator.GT, "2026-01-01"),
            is("created_at", Operator.LT, "2026-02-01"));
  }

  @Test
  void severalValuesOfOneFieldMeanAnyOfThem() {
    assertThat(filters("id[]=7&id[]=8")).containsExactly(is("id", Operator.IN, "7", "8"));
    assertThat(filters("id=7&id=8")).containsExactly(is("id", Operator.IN, "7", "8"));
    assertThat(filters("id[in]=7,8")).containsExactly(is("id", Operator.IN, "7", "8"));
    assertThat(filters("name[in][]=Doe,%20Jo&name[nin]=Ann,%20Bo"))
        .containsExactly(is("name", Operator.IN, "Doe, Jo"), is("name", Operator.NIN, "Ann", "Bo"));
    assertThat(filters("name=Doe,%20Jo")).containsExactly(is("name", Operator.EQ, "Doe, Jo"));
    assertThat(filters("tags[0][id]=1&tags[1][name]=x"))
        .containsExactly(
            new AnyOf(List.of(is("tags.id", Operator.EQ, "1"), is("tags.name", Operator.EQ, "x"))));
  }

  @Test
  void groupsNest() {
    assertThat(
            filters(
                "or[0][name]=Ada&or[0][company]=Acme&or[1][and][0][id]=7&or[1][and][1][stage]=s"))
        .containsExactly(
            new AnyOf(
                List.of(
                    new AllOf(
                        List.of(
                            is("name", Operator.EQ, "Ada"), is("company", Operator.EQ, "Acme"))),
                    new AllOf(
                        List.of(
                            is("id", Operator.EQ, "7"),
                            is("applications.current_stage.id", Operator.EQ, "s"))))));
    assertThat(filters("and[0][name]=Ada&and[1][id]=7"))
        .containsExactly(is("name", Operator.EQ, "Ada"), is("id", Operator.EQ, "7"));
  }

  private List<Filter> filters(String query) {
    var answer =
        server.get(
            "/unified/ats/candidates?integrated_account_id=acc-1&"
                + query.replace("[", "%5B").replace("]", "%5D"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return api.lists.getLast().query().filters();
  }

  private static Filter is(String field, Operator operator, String... values) {
    return new Filter.Comparison(FieldPath.of(field), operator, List.of(values));
  }
}
