package dev.mapwright.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Whose fault it was, as callers see it. */
class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401, 401",
    "UNAUTHORIZED, 200, 401",
    "FORBIDDEN,    403, 403",
    "NOT_FOUND,    404, 404",
    "NOT_FOUND,    412, 404",
    "BAD_REQUEST,  400, 400",
    "BAD_REQUEST,  422, 422",
    "BAD_REQUEST,  418, 400",
    "RATE_LIMITED, 429, 429",
    "RATE_LIMITED, 503, 429",
    "EXPIRED,      200, 410",
    "EXPIRED,      400, 410",
    "UNAVAILABLE,    0, 502",
    "UNAVAILABLE,  503, 502",
    "UNAVAILABLE,  504, 504",
    "VENDOR_ERROR, 500, 500",
    "VENDOR_ERROR, 200, 502",
    "VENDOR_ERROR, 304, 502",
    "VENDOR_ERROR, 599, 502",
    "VENDOR_ERROR, 999, 502"
  })
  void aVendorsFailureHasItsStatusAndTheRemoteFlag(Outcome outcome, int vendors, int expected) {
    var answer =
        answer(
            new VendorException(
                outcome, "The vendor said no", vendors, Map.of(), Json.read("{\"x\":1.50}"), null));

    assertThat(answer.status()).isEqualTo(expected);
    assertThat(answer.json())
        .containsEntry("statusCode", (long) expected)
        .containsEntry("message", "The vendor said no")
        .containsEntry("truto_is_remote_error", true)
        .containsKey("truto_error_insight");
    assertThat(answer.text()).contains("\"raw_response\":{\"x\":1.50}");
  }

  @Test
  void aVendorThatAnswersHtmlIsQuotedAsText() {
    var answer =
        answer(
            new VendorException(Outcome.VENDOR_ERROR, "Not JSON", 200, Map.of(), "<html>", null));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.json()).containsEntry("raw_response", "<html>");
  }

  @Test
  void aRateLimitSaysWhenToComeBackInOneSpelling() {
    long reset = System.currentTimeMillis() / 1000 + 30;
    var answer =
        answer(
            new VendorException(
                Outcome.RATE_LIMITED,
                "Slow down",
                429,
                Map.of(
                    "x-ratelimit-limit", "100",
                    "x-ratelimit-remaining", "0",
                    "x-ratelimit-reset", String.valueOf(reset),
                    "set-cookie", "session=secret",
                    "x-request-id", "r-1"),
                null,
                Duration.ofMillis(2_500)));

    assertThat(answer.header("retry-after")).isEqualTo("3");
    assertThat(answer.header("ratelimit-limit")).isEqualTo("100");
    assertThat(answer.header("ratelimit-remaining")).isEqualTo("0");
    assertThat(Integer.parseInt(answer.header("ratelimit-reset"))).isBetween(25, 30);
    assertThat(answer.header("vendor-request-id")).isEqualTo("r-1");
    assertThat(answer.header("set-cookie")).isEmpty();
    assertThat(answer.text()).contains("\"rate_limit_error\":{\"description\":");
  }

  /** Nothing is known of a status, since nothing was asked. */
  @Test
  void aVendorThatIsNotAskedForAWhileIsToBeAskedLater() {
    var failure =
        new VendorException(
            Outcome.UNAVAILABLE, "Acme is not asked now", 0, Map.of(), null, Duration.ofSeconds(7));
    var answer = answer(failure);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isEqualTo("7");
    assertThat(answer.json()).containsEntry("truto_is_remote_error", true);
  }

  @Test
  void aDeadlineCarriesTheCursor() {
    var answer = answer(new DeadlineException("No record yet after 25 s", "from-here"));

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.json())
        .containsEntry("details", Map.of("next_cursor", "from-here"))
        .doesNotContainKey("truto_is_remote_error");
  }

  @ParameterizedTest
  @CsvSource({"BAD_REQUEST, 400", "CURSOR_EXPIRED, 400", "NOT_FOUND, 404"})
  void aCallersMistakeIsNotTheVendors(CallerException.Kind kind, int expected) {
    var answer = answer(new CallerException(kind, "No such thing", List.of("one", "two")));

    assertThat(answer.status()).isEqualTo(expected);
    assertThat(answer.json())
        .containsEntry("message", "No such thing")
        .containsEntry("details", Map.of("failures", List.of("one", "two")))
        .doesNotContainKey("truto_is_remote_error");
  }

  @Test
  void ourOwnFaultTellsNothingButWhereTheLogHasIt() {
    var answer = answer(new IllegalStateException("a secret detail"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
    assertThat(answer.text()).containsPattern("its log has it under [0-9a-f-]{36}");
  }

  private static TestServer.Answer answer(RuntimeException failure) {
    try (TestServer server = TestServer.over(CannedApi.failing(failure))) {
      return server.get("/unified/ats/candidates?integrated_account_id=acc-1");
    }
  }

  @Test
  void whatTheVendorAnsweredIsToldToTheCallerAndNotToTheLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
    Level before = logger.getLevel();
    logger.setLevel(Level.ERROR);
    logger.addAppender(log);

    Failure failure =
        Failures.of(
            new ConnectorException(
                "`name` came to \"Ada Lovelace\"", new SourceFile("acme.yaml", "a").place(0, 1)));
    logger.detachAppender(log);
    logger.setLevel(before);

    assertThat(failure.message()).contains("Ada Lovelace");
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("A connector does not fit what the vendor answered: acme.yaml:1:1");
  }
}
