package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.Collector.SentSpan;
import dev.mapwright.cli.log.LogFormat;
import dev.mapwright.cli.log.LogLevel;
import dev.mapwright.server.trace.OtlpTraces;
import dev.mapwright.server.trace.TraceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets to see of requests. */
class TracesTest {
  private static final int SERVER = 2;
  private static final int CLIENT = 3;
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acme";
  private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLERS_SPAN = "00f067aa0ba902b7";

  @TempDir private Path folder;
  @AutoClose private final Collector collector;

  TracesTest() throws IOException {
    collector = new Collector();
  }

  @FunctionalInterface
  private interface Asking {
    void ask(LoggedRequests requests) throws Exception;
  }

  /** All spans of what was asked; closing the server and its traces sends them. */
  private List<SentSpan> spans(double ratio, Asking asking) throws Exception {
    TraceSettings settings =
        new TraceSettings(
            collector.endpoint(), Map.of("X-Collector-Key", "c0llector"), "mapwright", ratio);
    try (OtlpTraces traces = new OtlpTraces(settings);
        LoggedRequests requests = new LoggedRequests(folder, List.of(traces))) {
      asking.ask(requests);
    }
    return collector.spans();
  }

  @Test
  void aRequestIsASpanAndWhatIsDoneForItLiesBelow() throws Exception {
    List<SentSpan> spans = spans(1, requests -> requests.get(LIST, "r-1"));

    SentSpan request =
        spans.stream().filter(span -> span.kind() == SERVER).findFirst().orElseThrow();
    assertThat(request.name()).isEqualTo("GET /unified/{model}/{resource}");
    assertThat(request.parent()).isEmpty();
    assertThat(request.values())
        .containsEntry("http.request.method", "GET")
        .containsEntry("http.route", "/unified/{model}/{resource}")
        .containsEntry("http.response.status_code", 200L)
        .containsEntry("mapwright.account", "acme")
        .containsEntry("mapwright.connector", "keeper")
        .containsEntry("mapwright.request_id", "r-1");
    List<SentSpan> below =
        spans.stream().filter(span -> span.parent().equals(request.id())).toList();
    assertThat(below).hasSize(spans.size() - 1);
    assertThat(below).allMatch(span -> span.trace().equals(request.trace()));
    assertThat(below)
        .filteredOn(span -> span.kind() == CLIENT)
        .extracting(SentSpan::name)
        .containsExactlyInAnyOrder(
            "GET /v1/*/people", "GET /v1/*/people/*/whole", "GET /v1/*/people/*/whole");
    assertThat(below)
        .filteredOn(span -> span.kind() != CLIENT)
        .extracting(SentSpan::name)
        .containsOnly("map candidates");
    assertThat(collector.keys()).containsOnly("c0llector");
  }

  @Test
  void aCallersTraceGoesOn() throws Exception {
    List<SentSpan> spans =
        spans(
            0,
            requests -> {
              requests.get(LIST, "not-decided");
              requests.get(LIST, "wanted", traceparent("01"));
              requests.get(LIST, "unwanted", traceparent("00"));
            });

    assertThat(spans).isNotEmpty().allMatch(span -> span.trace().equals(CALLERS_TRACE));
    assertThat(spans)
        .filteredOn(span -> span.kind() == SERVER)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.parent()).isEqualTo(CALLERS_SPAN);
          assertThat(request.values()).containsEntry("mapwright.request_id", "wanted");
        });
  }

  private static String traceparent(String flags) {
    return "Traceparent: 00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-" + flags;
  }

  @Test
  void nothingPlantedIsSent() throws Exception {
    List<SentSpan> spans = spans(1, LoggedRequests::make);

    assertThat(spans).hasSizeGreaterThan(20);
    assertThat(spans)
        .anySatisfy(span ->
            assertThat(span.values())
                .containsEntry("error.type", "unavailable")
                .containsEntry("http.response.status_code", 503L));
    assertThat(collector.text())
        .contains("mapwright.account")
        .doesNotContainIgnoringCase(LoggedRequests.PLANTED.toArray(String[]::new));
  }

  @Test
  void aCollectorThatIsAwayIsToldOfAndHoldsUpNobody() throws Exception {
    TraceSettings settings =
        new TraceSettings(URI.create("http://127.0.0.1:1"), Map.of(), "mapwright", 1);
    try (CapturedLog log = new CapturedLog(LogLevel.WARN, LogFormat.TEXT)) {
      try (OtlpTraces traces = new OtlpTraces(settings);
          LoggedRequests requests = new LoggedRequests(folder, List.of(traces))) {
        assertThat(requests.get(LIST, "r-1")).isEqualTo(200);
      }
      assertThat(log.lines()).filteredOn(line -> line.contains("Traces do not arrive")).hasSize(1);
    }
  }
}
