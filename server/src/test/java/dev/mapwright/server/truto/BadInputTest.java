package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a request is told before any call goes to a vendor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acc-1&";

  private final CannedApi api = CannedApi.answering(List.of(CannedApi.record("1", "{}")), null);
  private final TestServer server = TestServer.over(api);

  @AfterEach
  void noCallWasMade() {
    assertThat(api.lists).isEmpty();
    assertThat(api.gets).isEmpty();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          limit=0                        | 'limit' must be a whole number from 1 to 500, not '0'
          limit=-1                       | 'limit' must be a whole number from 1 to 500, not '-1'
          limit=1e9                      | 'limit' must be a whole number from 1 to 500, not '1e9'
          limit=501                      | 'limit' must be a whole number from 1 to 500, not '501'
          limit=99999999999999           | 'limit' must be a whole number from 1 to 500, not '99999999999999'
          limit[]=1&limit[]=2            | 'limit' takes one value
          emial=x                        | Unknown parameter 'emial'. Did you mean 'emails'?
          emails[emial]=x                | Unknown parameter 'emails.emial'. Did you mean 'emails.email'?
          xyzzy=1                        | Unknown parameter 'xyzzy'. A filter is named like a field of ats/candidates.
          truto_exclude_field=id         | Unknown parameter 'truto_exclude_field'. Did you mean 'truto_exclude_fields'?
          applications=1                 | Unknown parameter 'applications'. Did you mean 'applications.id'?
          created_at[after]=2026-01-01   | Unknown operator 'after' on 'created_at'. Allowed: eq, ne, gt, gte, lt, lte, in, nin, like.
          name[lke]=x                    | Unknown operator 'lke' on 'name'. Did you mean 'like'?
          id[in]=7,,8                    | 'id' has no value; leave the parameter out to filter nothing
          created_at[gt3]=2026-01-01     | Unknown operator 'gt3' on 'created_at'. Did you mean 'gt'?
          created_at[gt]=yesterday       | created_at[gt]: 'yesterday' is not a date-time such as 2024-01-31T12:00:00Z or 2024-01-31
          created_at[gt]=2026-02-01T08:00:00+01:00 | created_at[gt]: '2026-02-01T08:00:00 01:00' is not a date-time such as 2024-01-31T12:00:00Z or 2024-01-31; a + in a URL is written %2B
          created_at[gt]=2026-02-30      | created_at[gt]: '2026-02-30' is not a date-time such as 2024-01-31T12:00:00Z or 2024-01-31
          name[gt]=a                     | name[gt]: the field is text, which allows eq, ne, in, nin, like
          is_private=maybe               | is_private[eq]: 'maybe' is not true or false
          name=                          | 'name' has no value; leave the parameter out to filter nothing
          name[ne][]=a&name[ne][]=b      | 'ne' on 'name' takes one value
          or=x                           | 'or' takes groups of filters: or[0][name]=x
          or[0][nmae]=x                  | Unknown parameter 'nmae'. Did you mean 'name'?
          sort_by[created_at]=up         | 'sort_by' goes 'asc' or 'desc', not 'up'
          sort_by[emails][email]=asc     | sort_by[emails.email]: the field stands in a list, of which none is first
          sort_by=created_at             | 'sort_by' takes one field: sort_by[created_at]=asc or desc
          truto_response_format=xml      | 'truto_response_format' cannot be 'xml'. Allowed: debug, normalized, raw, stream, unified.
          truto_response_format=unifed   | 'truto_response_format' cannot be 'unifed'. Did you mean 'unified'?
          truto_ignore_remote_data=yes   | 'truto_ignore_remote_data' cannot be 'yes'. Allowed: false, true.
          truto_exclude_fields=nmae      | 'truto_exclude_fields' cannot name 'nmae'. Did you mean 'name'?
          truto_key_by=nme               | 'truto_key_by' cannot name 'nme'. Did you mean 'name'?
          remote_query=x                 | 'remote_query' takes named values: remote_query[name]=value
          a[b[c]=1                       | Malformed parameter name 'a[b[c]': write names as a[b][c]
          """)
  void isAnsweredWithTheMistakeAndItsCure(String query, String message) {
    var answer = server.get(LIST + query.replace("[", "%5B").replace("]", "%5D"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json())
        .containsEntry("statusCode", 400L)
        .containsEntry("error", "Bad Request")
        .containsEntry("message", message);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var answer = server.get("/unified/ats/candidates?limit=0&emial=x");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json())
        .containsEntry("message", "The request has 3 mistakes; details.failures lists them")
        .containsEntry(
            "details",
            Map.of(
                "failures",
                List.of(
                    "The parameter 'integrated_account_id' is missing",
                    "'limit' must be a whole number from 1 to 500, not '0'",
                    "Unknown parameter 'emial'. Did you mean 'emails'?")));
  }

  @Test
  void anUnknownAccountIsNotFound() {
    var answer = server.get("/unified/ats/candidates?integrated_account_id=acc1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json())
        .containsEntry("error", "Not Found")
        .containsEntry("message", "There is no integrated account 'acc1'. Did you mean 'acc-1'?");
  }

  @Test
  void aGetTakesNoFilters() {
    var answer = server.get("/unified/ats/candidates/1?integrated_account_id=acc-1&limit=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Unknown parameter 'limit'");
  }

  @Test
  void tenThousandIdsAreRefused() {
    String ids =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "id%5Bin%5D%5B%5D=" + i)
            .collect(Collectors.joining("&"));
    var answer = server.get(LIST + ids);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("The query has more than 1000 parameters");

    var inOne =
        server.get(
            LIST
                + "id%5Bin%5D="
                + IntStream.range(0, 10_000)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(",")));

    assertThat(inOne.status()).isEqualTo(400);
    assertThat(inOne.text()).contains("at most 1000 values in filters are allowed, not 10000");
  }

  @Test
  void bracketsNestedTooDeepAreRefused() {
    var answer = server.get(LIST + "a" + "%5Bb%5D".repeat(1_000) + "=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("nests deeper than 8 brackets");
  }

  @Test
  void anIdThatIsNotUtf8IsRefused() {
    var answer = server.get("/unified/ats/candidates/%FF?integrated_account_id=acc-1");

    assertThat(answer.status()).isEqualTo(400);
  }
}
