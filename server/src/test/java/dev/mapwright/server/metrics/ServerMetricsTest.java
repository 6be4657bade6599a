package dev.mapwright.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.Holding;
import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineEvent.Lost;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.MetricsServer;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.jetty.JettyServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted, under which labels, and who is told. */
class ServerMetricsTest {
  @AutoClose private final ServerMetrics metrics = AllThatHappens.metrics();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mapwright_http_requests_seconds_count{form=\"own\",method=\"GET\",route=\"/unified/{model}/{resource}/{id}\",status=\"200\"}"
            + " 1",
        "mapwright_http_requests_seconds_bucket{form=\"own\",method=\"GET\",route=\"/unified/{model}/{resource}/{id}\",status=\"200\",le=\"0.1\"}"
            + " 1",
        "mapwright_http_requests_active 0.0",
        "mapwright_streams 4.0",
        "mapwright_vendor_requests_seconds_count{connector=\"acme\",outcome=\"ok\"} 1",
        "mapwright_vendor_requests_seconds_count{connector=\"acme\",outcome=\"unavailable\"} 1",
        "mapwright_vendor_repetitions_total{connector=\"acme\",outcome=\"unavailable\"} 1.0",
        "mapwright_vendor_waits_seconds_count{connector=\"acme\",for=\"pause\"} 1",
        "mapwright_vendor_not_asked_total{connector=\"acme\"} 1.0",
        "mapwright_vendor_connections{state=\"in_use\"} 3.0",
        "mapwright_vendor_connections{state=\"waited_for\"} 1.0",
        "mapwright_breakers_open{connector=\"acme\"} 2.0",
        "mapwright_mapping_seconds_sum{connector=\"acme\",resource=\"candidates\"} 0.07",
        "mapwright_mapped_records_total{connector=\"acme\",resource=\"candidates\"} 100.0",
        "mapwright_losses_total{connector=\"acme\",field=\"id\",kind=\"record\"} 1.0",
        "mapwright_answer_memory_bytes 1000.0",
        "mapwright_answer_memory_limit_bytes 5000.0"
      })
  void eachIsTold(String line) {
    assertThat(metrics.scrape().lines()).contains(line);
  }

  /** Whoever writes paths, methods and fields cannot make the server hold more series. */
  @Test
  void thereIsABoundToWhatIsToldApart() {
    long before = metrics.scrape().lines().count();
    for (int i = 0; i < 3_000; i++) {
      ServerRequest request =
          new ServerRequest("M" + i, "/nothing/" + i, null, Map.of(), new Holding());
      metrics.begin(request).end(404, AllThatHappens.TOOK);
    }
    assertThat(metrics.scrape().lines().count()).isLessThan(before + 30);

    List<EngineEvent> losses =
        IntStream.range(0, 5_000)
            .<EngineEvent>mapToObj(i -> new Lost("acme", "unreadable", "custom_fields.f" + i))
            .toList();
    AllThatHappens.answered(metrics, losses);

    assertThat(metrics.scrape().lines().filter(line -> line.startsWith("mapwright_losses_total")))
        .hasSizeLessThanOrEqualTo(2_001)
        .anyMatch(line -> line.contains("field=\"other\""));
  }

  @Test
  void theyAreForAdministrators() {
    try (TestServer server = TestServer.over(CannedApi.answeringInFull(List.of()))) {
      server.get("/ping");
      TestServer.Answer told = server.get("/metrics");

      assertThat(told.status()).isEqualTo(200);
      assertThat(told.header("content-type")).startsWith("text/plain; version=0.0.4");
      assertThat(told.text()).contains("mapwright_http_requests_seconds_count{", "jvm_memory_");
      assertThat(server.send("GET", "/metrics", Map.of()).status()).isEqualTo(401);
    }
  }

  @Test
  void anAddressOfTheirOwnTellsThemToWhoeverReachesItAndNothingElse() throws Exception {
    try (JettyServer server = MetricsServer.start("127.0.0.1", 0, metrics);
        HttpClient http = HttpClient.newHttpClient()) {
      String origin = "http://127.0.0.1:" + server.port();

      assertThat(get(http, origin + "/metrics").body()).contains("mapwright_streams 4.0");
      assertThat(get(http, origin + "/integrated-account").statusCode()).isEqualTo(404);
      assertThat(server.port()).isNotEqualTo(ServerSettings.local(0).port());
    }
  }

  private static HttpResponse<String> get(HttpClient http, String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
