package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.log.LogFormat;
import dev.mapwright.cli.log.LogLevel;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log tells of requests, at each level and in each format, and what it never tells. */
class LogLinesTest {
  @TempDir private Path folder;
  @AutoClose private LoggedRequests requests;

  @BeforeEach
  void start() throws IOException {
    requests = new LoggedRequests(folder);
  }

  static Stream<Arguments> levelsAndFormats() {
    return Stream.of(LogLevel.values())
        .flatMap(level -> Stream.of(LogFormat.values()).map(format -> Arguments.of(level, format)));
  }

  @ParameterizedTest
  @MethodSource("levelsAndFormats")
  void nothingPlantedIsTold(LogLevel level, LogFormat format) throws Exception {
    try (CapturedLog log = new CapturedLog(level, format)) {
      requests.make();
      if (level.compareTo(LogLevel.INFO) >= 0) {
        log.awaitAccess("broken");
      }

      assertThat(log.lines().size())
          .isGreaterThanOrEqualTo(
              switch (level) {
                case ERROR -> 0;
                case WARN -> 1;
                case INFO -> 11;
                case DEBUG -> 25;
              });
      assertThat(log.text())
          .doesNotContainIgnoringCase(LoggedRequests.PLANTED.toArray(String[]::new));
    }
  }

  @Test
  void eachRequestHasItsLine() throws Exception {
    try (CapturedLog log = new CapturedLog(LogLevel.INFO, LogFormat.JSON)) {
      requests.make();
      log.awaitAccess("broken");

      Map<Object, Map<String, Object>> access = new HashMap<>();
      objects(log, "access").forEach(line -> access.put(line.get("request"), line));
      assertThat(access.keySet())
          .containsExactlyInAnyOrder(
              "list",
              "get",
              "missing",
              "retried",
              "bad",
              "unknown-account",
              "nothing",
              "proxy",
              "failing",
              "stranger",
              "broken");
      Map<String, Object> list = Objects.requireNonNull(access.get("list"));
      assertThat(Instant.parse(String.valueOf(list.get("time"))))
          .isBetween(Instant.now().minusSeconds(60), Instant.now());
      assertThat(list.get("message"))
          .isEqualTo("GET /unified/ats/candidates?integrated_account_id&name&meta");
      assertThat(list.get("account")).isEqualTo("acme");
      assertThat(list.get("connector")).isEqualTo("keeper");
      assertThat(list.get("status")).isEqualTo(200L);
      assertThat(list.get("ms")).isInstanceOf(Long.class);
      assertThat(list.get("vendor_calls")).isEqualTo(3L);
      assertThat(access.get("retried")).containsEntry("vendor_calls", 4L);
      assertThat(access.get("failing")).containsEntry("status", 502L);
      assertThat(access.get("bad")).doesNotContainKey("account");
    }
  }

  @Test
  void eachRequestToAVendorHasItsLineWithTheRequestItWasFor() throws Exception {
    try (CapturedLog log = new CapturedLog(LogLevel.DEBUG, LogFormat.JSON)) {
      requests.make();
      log.awaitAccess("broken");

      List<Map<String, Object>> retried =
          objects(log, "vendor").stream()
              .filter(line -> "retried".equals(line.get("request")))
              .toList();
      assertThat(retried)
          .extracting(line -> line.get("message"))
          .containsExactly(
              "GET /v1/*/people",
              "GET /v1/*/people",
              "GET /v1/*/people/*/whole",
              "GET /v1/*/people/*/whole");
      assertThat(retried).extracting(line -> line.get("attempt")).containsExactly(1L, 2L, 1L, 1L);
      assertThat(retried.getFirst())
          .containsEntry("status", 503L)
          .containsEntry("outcome", "unavailable")
          .containsEntry("account", "acme")
          .containsEntry("connector", "keeper")
          .containsEntry("endpoint", "candidates.list");
    }
  }

  @Test
  void warningsHaveTheRequestTheyWereFor() throws Exception {
    try (CapturedLog log = new CapturedLog(LogLevel.WARN, LogFormat.JSON)) {
      requests.make();

      assertThat(log.lines()).isNotEmpty();
      assertThat(log.lines()).allSatisfy(line -> assertThat(object(line)).containsKey("request"));
    }
  }

  @Test
  void textIsWordsAndThenNamesAndValues() throws Exception {
    try (CapturedLog log = new CapturedLog(LogLevel.INFO, LogFormat.TEXT)) {
      requests.get("/unified/ats/candidates?integrated_account_id=acme&limit=1", "one/two=3");
      log.awaitAccess("one/two=3");

      assertThat(log.lines())
          .last()
          .asString()
          .matches(
              Pattern.compile(
                  "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  access GET"
                      + " /unified/ats/candidates\\?integrated_account_id&limit status=200 ms=\\d+"
                      + " connector=keeper account=acme vendor_calls=\\d request=\"one/two=3\""));
    }
  }

  private static List<Map<String, Object>> objects(CapturedLog log, String logger) {
    return log.lines().stream()
        .map(LogLinesTest::object)
        .filter(line -> logger.equals(line.get("logger")))
        .toList();
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> object(String line) {
    return (Map<String, Object>) Json.read(line);
  }
}
