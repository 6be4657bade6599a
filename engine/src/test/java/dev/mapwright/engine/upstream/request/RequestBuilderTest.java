package dev.mapwright.engine.upstream.request;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor gets to see of a request that a connector describes. */
class RequestBuilderTest {
  @AutoClose private final Conversation conversation = new Conversation(_ -> Said.json("{}"));
  private final Account account =
      AcmeVendor.at(conversation.vendor().origin() + "/v1")
          .field("company", "a b/c")
          .secret("key", "s3cret")
          .account();

  private Asked asked(Endpoint endpoint, Variables variables) {
    conversation.call(account, endpoint, variables);
    return conversation.vendor().askedOnce();
  }

  private static Variables id(Object value) {
    return Variables.NONE.with("id", value);
  }

  @Nested
  class Paths {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "42          | 42",
          "a b         | a%20b",
          "a/b         | a%2Fb",
          "a%2Fb       | a%252Fb",
          "a?b#c       | a%3Fb%23c",
          "a+b&c=d;e,f | a%2Bb%26c%3Dd%3Be%2Cf",
          "Zoë–名      | Zo%C3%AB%E2%80%93%E5%90%8D",
          "...         | ...",
          "a-b._~      | a-b._~"
        })
    void holdAValueAsOneEncodedSegment(String value, String segment) {
      assertThat(asked(request("GET /candidates/{{ $id }}").end(), id(value)).line())
          .isEqualTo("GET /v1/candidates/" + segment);
    }

    @Test
    void showNumbersWithAllTheirDigits() {
      assertThat(asked(request("GET /c/{{ $id }}").end(), id(9007199254740993L)).target())
          .isEqualTo("/v1/c/9007199254740993");
    }

    @Test
    void mixTextAndValuesInASegment() {
      assertThat(asked(request("GET /c/id:{{ $id }}.json").end(), id("a/b")).target())
          .isEqualTo("/v1/c/id:a%2Fb.json");
    }

    @Test
    void takeAnArrayAsOneSegmentPerItem() {
      Endpoint endpoint = request("GET /applicants/{{ $id ?? [] }}/page").end();

      assertThat(asked(endpoint, id(List.of("job_id", "x/y"))).target())
          .isEqualTo("/v1/applicants/job_id/x%2Fy/page");
    }

    @Test
    void leaveAnEmptyArrayOut() {
      Endpoint endpoint = request("GET /applicants/{{ $id ?? [] }}/page").end();

      assertThat(asked(endpoint, Variables.NONE).target()).isEqualTo("/v1/applicants/page");
    }

    @Test
    void keepATrailingSlash() {
      assertThat(asked(request("GET /candidates/{{ $id }}/").end(), id(1)).target())
          .isEqualTo("/v1/candidates/1/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/{{ $id }}", "/c/x{{ $id }}"})
    void needTheirValues(String path) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () -> RequestBuilder.draft(account, request("GET " + path).end(), Variables.NONE))
          .withMessageContaining("$id is undefined")
          .withMessageContaining("connectors/acme.yaml:1:1");
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () -> RequestBuilder.draft(account, request("GET " + path).end(), id(JsonNull.NULL)))
          .withMessageContaining("$id is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", ""})
    void refuseValuesThatLeadElsewhere(String value) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () -> RequestBuilder.draft(account, request("GET /c/{{ $id }}").end(), id(value)))
          .withMessageContaining("lead elsewhere");
    }

    @Test
    void refuseDotsPutTogetherFromPieces() {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () -> RequestBuilder.draft(account, request("GET /c/.{{ $id }}").end(), id(".")))
          .withMessageContaining("lead elsewhere");
    }
  }

  @Nested
  class Queries {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "a b          | a%20b",
          "%5B1%2C2%5D  | %255B1%252C2%255D",
          "a+b@c.d      | a%2Bb%40c.d",
          "x&y=z#       | x%26y%3Dz%23",
          "Łukasz       | %C5%81ukasz"
        })
    void holdValuesEncodedOnce(String value, String encoded) {
      assertThat(asked(request("GET /c").query("q", "{{ $id }}").end(), id(value)).query())
          .isEqualTo("q=" + encoded);
    }

    @Test
    void leaveOutWhatIsUndefinedOrNull() {
      Endpoint endpoint =
          request("GET /c")
              .query("a", "{{ $nothing }}")
              .query("b", "before {{ $nothing }}")
              .query("c", "{{ null }}")
              .query("d", "{{ [1, null] }}")
              .query("e", "")
              .end();

      assertThat(asked(endpoint, Variables.NONE).query()).isEqualTo("d=1&e=");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "REPEAT   | ids=1&ids=b%2Cc",
          "BRACKETS | ids%5B%5D=1&ids%5B%5D=b%2Cc",
          "INDICES  | ids%5B0%5D=1&ids%5B1%5D=b%2Cc",
          "COMMA    | ids=1,b%2Cc",
          "JSON     | ids=%5B1%2C%22b%2Cc%22%5D"
        })
    void writeArraysInTheConnectorsStyle(ArrayStyle style, String query) {
      Endpoint endpoint = request("GET /c").arrays(style).query("ids", "{{ [1, 'b,c'] }}").end();

      assertThat(asked(endpoint, Variables.NONE).query()).isEqualTo(query);
    }

    @Test
    void writeNestedObjectsWithBrackets() {
      Endpoint endpoint =
          request("GET /c")
              .arrays(ArrayStyle.BRACKETS)
              .query("filter", Map.of("job", Map.of("ids", "{{ [1, 2] }}")))
              .end();

      assertThat(asked(endpoint, Variables.NONE).query())
          .isEqualTo("filter%5Bjob%5D%5Bids%5D%5B%5D=1&filter%5Bjob%5D%5Bids%5D%5B%5D=2");
    }

    @Test
    void sayTrueFalseAndNumbersAsText() {
      Endpoint endpoint =
          request("GET /c").query("a", true).query("b", "{{ 1.50 }}").query("c", 1e21).end();

      assertThat(asked(endpoint, Variables.NONE).query())
          .isEqualTo("a=true&b=1.5&c=1000000000000000000000");
    }
  }

  @Nested
  class BodiesAndHeaders {
    @Test
    void sendJsonWithNullsAndTypesKept() {
      Endpoint endpoint =
          request("POST /search")
              .json(
                  Json.read(
                      """
                      {"match": "exact", "limit": 10, "none": "{{ null }}",
                       "gone": "{{ $nothing }}", "ids": ["{{ [1, 2] }}", "x"]}
                      """))
              .end();

      Asked asked = asked(endpoint, Variables.NONE);

      assertThat(asked.header("content-type")).isEqualTo("application/json");
      assertThat(asked.body())
          .isEqualTo("{\"match\":\"exact\",\"limit\":10,\"none\":null,\"ids\":[1,2,\"x\"]}");
    }

    @Test
    void sendForms() {
      Endpoint endpoint =
          request("POST /token").form(Json.read("{\"a\": \"x y&z\", \"b\": [1, 2]}")).end();

      Asked asked = asked(endpoint, Variables.NONE);

      assertThat(asked.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
      assertThat(asked.body()).isEqualTo("a=x%20y%26z&b=1&b=2");
    }

    @Test
    void sendAPostWithoutBody() {
      Asked asked = asked(request("POST /candidate.list").end(), Variables.NONE);

      assertThat(asked.body()).isEmpty();
      assertThat(asked.header("content-length")).isEqualTo("0");
      assertThat(asked.header("content-type")).isNull();
    }

    @Test
    void acceptJsonUnlessTheConnectorSaysOtherwise() {
      assertThat(asked(request("GET /c").end(), Variables.NONE).header("accept"))
          .isEqualTo("application/json");
    }

    @Test
    void letTheConnectorChooseAcceptAndContentType() {
      Endpoint endpoint =
          request("POST /c")
              .header("accept", "application/vnd.api+json")
              .header("content-type", "application/vnd.api+json")
              .json(Map.of())
              .end();

      Asked asked = asked(endpoint, Variables.NONE);

      assertThat(asked.header("accept")).isEqualTo("application/vnd.api+json");
      assertThat(asked.header("content-type")).isEqualTo("application/vnd.api+json");
    }

    @Test
    void stripBlanksAroundHeaderValues() {
      Endpoint endpoint = request("GET /c").header("X-Key", "{{ $id }}").end();

      assertThat(asked(endpoint, id(" pasted\n")).header("x-key")).isEqualTo("pasted");
    }

    @Test
    void refuseALineBreakInAHeaderWithoutTellingTheValue() {
      Endpoint endpoint = request("GET /c").header("X-Key", "{{ $id }}").end();

      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> conversation.call(account, endpoint, id("s3cret\r\nX-Evil: 1")))
          .withMessageContaining("'X-Key'")
          .withMessageNotContaining("s3cret");
    }

    @Test
    void authenticateASingleRequestByNameAndPassword() {
      Endpoint endpoint = request("GET /c").basic("{{ $account.key }}", "").end();

      assertThat(asked(endpoint, Variables.NONE).header("authorization"))
          .isEqualTo("Basic czNjcmV0Og==");
    }
  }

  @Nested
  class Places {
    @Test
    void areBelowTheBaseUrl() {
      Account there =
          AcmeVendor.at(conversation.vendor().origin() + "/c/{{ $account.company }}/")
              .field("company", "a b/c")
              .account();

      assertThat(RequestBuilder.draft(there, request("GET /x").end(), Variables.NONE).uri())
          .hasToString(conversation.vendor().origin() + "/c/a%20b%2Fc/x");
    }

    @ParameterizedTest
    @CsvSource({"gateway, /api/hire%2Fx/v2/x", "plain, /v2/x"})
    void haveAsManySegmentsInTheBaseUrlAsAnArrayHasItems(String access, String path) {
      Account there =
          AcmeVendor.at(
                  "https://acme.example/{{ $account.access = \"gateway\" ? [\"api\", \"hire/x\"] :"
                      + " [] }}/v2")
              .field("access", access)
              .account();

      assertThat(RequestBuilder.draft(there, request("GET /x").end(), Variables.NONE).uri())
          .hasToString("https://acme.example" + path);
    }

    @Test
    void mayHaveAnAccountsFieldInTheHost() {
      AcmeVendor acme = AcmeVendor.at("https://{{ $account.tenant }}.acme.example/api");

      assertThat(
              RequestBuilder.draft(
                      acme.field("tenant", "north-1").account(),
                      request("GET /x").end(),
                      Variables.NONE)
                  .uri())
          .hasToString("https://north-1.acme.example/api/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "a@evil.example", "evil.example#", "x:8080", ""})
    void neverLetAFieldBreakOutOfTheHost(String value) {
      Account account =
          AcmeVendor.at("https://{{ $account.tenant }}.acme.example")
              .field("tenant", value)
              .account();

      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> RequestBuilder.draft(account, request("GET /x").end(), Variables.NONE))
          .withMessageContaining("$account.tenant cannot stand in a host name");
    }

    @Test
    void mayBeHostRelativeUrlsOutOfTheData() {
      assertThat(
              asked(request("GET {{ $id }}").query("v", 2).end(), id("/v9/jobs/7?expand=a b"))
                  .target())
          .isEqualTo("/v9/jobs/7?expand=a%20b&v=2");
    }

    @Test
    void doNotSayTwiceWhatAUrlSaysAlready() {
      assertThat(asked(request("GET {{ $id }}").query("v", 2).end(), id("/x?v=1")).target())
          .isEqualTo("/x?v=1");
    }
  }
}
