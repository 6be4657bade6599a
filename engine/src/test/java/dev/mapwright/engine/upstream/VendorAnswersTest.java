package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.VendorEndpoints;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a vendor's answers amount to. */
class VendorAnswersTest {
  private volatile Said said = Said.json("{}");

  @AutoClose private final Conversation conversation = new Conversation(_ -> said);
  private final Account account = AcmeVendor.at(conversation.vendor().origin()).account();

  private Answer call(VendorEndpoints endpoint) {
    return conversation.call(account, endpoint.attempts(1).end());
  }

  private ThrowableAssertAlternative<VendorException> refused(VendorEndpoints endpoint) {
    return assertThatExceptionOfType(VendorException.class).isThrownBy(() -> call(endpoint));
  }

  @Nested
  class ByStatus {
    @ParameterizedTest
    @CsvSource({
      "302, VENDOR_ERROR", "400, BAD_REQUEST", "401, UNAUTHORIZED", "402, FORBIDDEN",
      "403, FORBIDDEN", "409, BAD_REQUEST", "422, BAD_REQUEST", "429, RATE_LIMITED",
      "500, VENDOR_ERROR", "501, VENDOR_ERROR", "502, UNAVAILABLE", "503, UNAVAILABLE",
      "504, UNAVAILABLE", "520, VENDOR_ERROR"
    })
    void failuresAreTold(int status, Outcome outcome) {
      said = Said.json("{\"why\": 1}").as(status).with("X-Request-Id", "7");

      refused(request("GET /c"))
          .withMessageContaining("Acme (candidates.list)")
          .withMessageContaining("HTTP " + status)
          .satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(outcome);
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.headers()).containsEntry("x-request-id", "7");
            assertThat(e.body()).hasToString("{why=1}");
          });
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void notFoundIsAnAnswer(int status) {
      said = Said.json("{\"message\": \"no such candidate\"}").as(status);

      Answer answer = call(request("GET /c").message("message"));

      assertThat(answer.outcome()).isEqualTo(Outcome.NOT_FOUND);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.message())
          .isEqualTo(
              "Acme (candidates.list) has nothing there (HTTP %d): no such candidate"
                  .formatted(status));
    }

    @Test
    void noContentIsAnswerWithoutBody() {
      said = Said.nothing(204);

      assertThat(call(request("GET /c")).body()).isNull();
    }

    @Test
    void redirectsAreRefused() {
      said = Said.nothing(301).with("Location", "https://elsewhere.example");

      refused(request("GET /c")).withMessageContaining("redirects the request elsewhere");
    }
  }

  @Nested
  class ByTheConnectorsRules {
    @Test
    void anErrorMayComeAsSuccess() {
      said =
          Said.json(
              "{\"success\": false, \"errorInfo\": {\"code\": \"x_not_found\", \"message\": \"No"
                  + " x\"}}");
      VendorEndpoints endpoint =
          request("POST /x.info")
              .error(Outcome.NOT_FOUND, "$contains(errorInfo.code, /_not_found$/)")
              .error(Outcome.VENDOR_ERROR, "success = false")
              .message("errorInfo.message");

      Answer answer = call(endpoint);

      assertThat(answer.outcome()).isEqualTo(Outcome.NOT_FOUND);
      assertThat(answer.message()).endsWith("(HTTP 200): No x");
    }

    @Test
    void theFirstThatHoldsWins() {
      VendorEndpoints endpoint =
          request("GET /c")
              .error(Outcome.FORBIDDEN, "$status = 400")
              .error(Outcome.UNAUTHORIZED, "$status = 400");
      said = Said.json("{}").as(400);

      refused(endpoint).satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FORBIDDEN));
    }

    @Test
    void theyReadHeadersInLowerCase() {
      said = Said.json("{}").with("X-Reason", "quota");

      refused(request("GET /c").error(Outcome.RATE_LIMITED, "$headers.\"x-reason\" = 'quota'"))
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.RATE_LIMITED));
    }

    @Test
    void theyReadTheVariablesOfTheRequest() {
      var endpoint =
          request("GET /c").error(Outcome.EMPTY, "$status = 404 and $page > 1").attempts(1).end();
      said = Said.json("{}").as(404);

      assertThat(conversation.call(account, endpoint, Variables.NONE.with("page", 2L)).outcome())
          .isEqualTo(Outcome.EMPTY);
      assertThat(conversation.call(account, endpoint, Variables.NONE.with("page", 1L)).outcome())
          .isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void oneThatFailsOnThisBodySaysNothing() {
      VendorEndpoints endpoint =
          request("GET /c")
              .error(Outcome.VENDOR_ERROR, "$number(code) > 0")
              .message("$uppercase(code)");
      said = Said.json("{\"code\": {\"deep\": true}}").as(403);

      refused(endpoint)
          .withMessage("Acme (candidates.list) does not let this account read this (HTTP 403)");
    }

    @Test
    void okOverrulesTheStatus() {
      said = Said.json("{\"data\": []}").as(500);

      assertThat(call(request("GET /c").error(Outcome.OK, "$exists(data)")).outcome())
          .isEqualTo(Outcome.OK);
    }

    @Test
    void longWordsAreCut() {
      said = Said.json("{\"message\": \"" + "x".repeat(5000) + "\"}").as(400);

      refused(request("GET /c").message("message"))
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(700).endsWith("…"));
    }
  }

  @Nested
  class Decoded {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "application/json         | {\"a\": [1]}                   | {\"a\":[1]}",
          "text/plain               | {\"a\": [1]}                   | {\"a\":[1]}",
          "application/vnd.api+json | [1]                            | [1]",
          "application/xml          | <r><a>1</a></r>                | {\"r\":{\"a\":\"1\"}}",
          "text/html                | <r/>                           | {\"r\":\"\"}",
          "text/html                | '  {\"a\": 1}'                 | {\"a\":1}"
        })
    void byContentTypeThenByTheFirstCharacter(String type, String body, String tree) {
      said = Said.text(body).with("Content-Type", type);

      assertThat(Json.write(call(request("GET /c").decode(Decode.AUTO)).body())).isEqualTo(tree);
    }

    @Test
    void jsonMayBeginWithAByteOrderMarkOrBeInAnotherCharset() {
      said = Said.text("\uFEFF{\"a\": \"ë\"}");
      assertThat(Json.write(call(request("GET /c")).body())).isEqualTo("{\"a\":\"ë\"}");

      said =
          new Said(200, List.of(), "{\"a\": \"ë\"}".getBytes(StandardCharsets.ISO_8859_1))
              .with("Content-Type", "application/json; charset=iso-8859-1");
      assertThat(Json.write(call(request("GET /c")).body())).isEqualTo("{\"a\":\"ë\"}");
    }

    @Test
    void somethingElseThanJsonIsToldByItsBeginning() {
      said = Said.text("<!DOCTYPE html>\n\n <html><body>Sign in" + " ".repeat(99) + "!</body>");

      refused(request("GET /c"))
          .withMessage(
              "Acme (candidates.list) failed (HTTP 200):"
                  + " not JSON but: <!DOCTYPE html> <html><body>Sign in !</body>")
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.VENDOR_ERROR));
    }

    @Test
    void aFailureKeepsItsMeaningWhateverItsBody() {
      said = Said.text("<html>Bad gateway</html>").as(502);
      refused(request("GET /c"))
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAVAILABLE));

      said = Said.text("Not Found").as(404);
      assertThat(call(request("GET /c")).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void rulesSeeAnUndecodableBodyAsText() {
      said = Said.text("<html>Sign in</html>");

      refused(request("GET /c").error(Outcome.UNAUTHORIZED, "$contains($, 'Sign in')"))
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED));
    }
  }
}
