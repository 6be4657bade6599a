package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list of any length in one answer, written while it is read. */
@Timeout(60)
class StreamTest {
  private static final String STREAM =
      "/unified/ats/candidates?integrated_account_id=acme-eu&truto_response_format=stream";
  private static final Map<String, String> LINES =
      Map.of("authorization", "Bearer " + TestServer.TOKEN, "accept", "application/x-ndjson");

  @Test
  void allPagesComeInOneEnvelope() {
    try (PagingVendor vendor = pages(120)) {
      var answer = vendor.server.get(STREAM + "&meta=true");

      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(ids(answer.json())).hasSize(120).startsWith("1").endsWith("120");
      assertThat(answer.json())
          .containsEntry("next_cursor", JsonNull.NULL)
          .containsEntry("result_count", 120L)
          .containsEntry("is_partial_response", true)
          .containsKey("meta")
          .doesNotContainKey("error");
      // A full count is no end for a vendor that counts pages: an empty page is.
      assertThat(vendor.asked).hasValue(4);
    }
  }

  @Test
  void whoAcceptsLinesFirstOfAllMeansAStream() {
    String list = "/unified/ats/candidates?integrated_account_id=acme-eu";
    try (PagingVendor vendor = pages(120)) {
      assertThat(vendor.server.send("GET", list, LINES).text().lines()).hasSize(120);
      // What the query says counts more, and JSON is preferred by who names it first.
      String unified = list + "&truto_response_format=unified";
      assertThat(vendor.server.send("GET", unified, LINES).json())
          .containsEntry("result_count", 100L);
      Map<String, String> either =
          Map.of(
              "authorization",
              "Bearer " + TestServer.TOKEN,
              "accept",
              "application/json, application/x-ndjson;q=0.5");
      assertThat(vendor.server.send("GET", list, either).json())
          .containsEntry("result_count", 100L);
    }
  }

  @Test
  void aRecordALineWhereThatIsAccepted() {
    try (PagingVendor vendor = pages(70)) {
      var answer = vendor.server.send("GET", STREAM, LINES);

      assertThat(answer.header("content-type")).isEqualTo("application/x-ndjson");
      List<String> lines = lines(answer.text());
      assertThat(lines).hasSize(70);
      for (int i = 0; i < lines.size(); i++) {
        // The vendor's record has line breaks of its own.
        assertThat((Map<?, ?>) Json.read(lines.get(i)))
            .hasFieldOrPropertyWithValue("id", String.valueOf(i + 1))
            .extracting("remote_data")
            .hasFieldOrPropertyWithValue("first", "P");
      }
    }
  }

  @Test
  void theFirstPageIsThereBeforeTheSecond() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    IntFunction<Reply> waiting =
        page -> {
          if (page == 2) {
            await(firstSeen);
          }
          return PagingVendor.page(page, 60, 10);
        };
    try (PagingVendor vendor = new PagingVendor(waiting);
        InputStream body = open(vendor)) {
      StringBuilder read = new StringBuilder();
      while (read.indexOf("\"id\":\"50\"") < 0) {
        read.append((char) body.read());
      }
      firstSeen.countDown();
      read.append(new String(body.readAllBytes(), StandardCharsets.UTF_8));

      assertThat(ids((Map<?, ?>) Json.read(read.toString()))).hasSize(60);
    }
  }

  @Test
  void aReaderThatLeavesStopsTheCalls() throws Exception {
    try (PagingVendor vendor = pages(Integer.MAX_VALUE)) {
      try (InputStream body = open(vendor)) {
        assertThat(body.readNBytes(10_000)).hasSize(10_000);
      }
      TimeUnit.SECONDS.sleep(1);
      int asked = vendor.asked.get();
      TimeUnit.MILLISECONDS.sleep(500);

      assertThat(vendor.asked).hasValue(asked);
    }
  }

  @Test
  void aReaderThatLeavesIsNoticedWhileNothingIsFound() throws Exception {
    try (PagingVendor vendor = pages(Integer.MAX_VALUE)) {
      try (InputStream body = open(vendor, "&name=Nobody")) {
        assertThat(body.read()).isEqualTo('{');
      }
      // Noticed by the second sign that is written to nobody.
      int asked;
      do {
        asked = vendor.asked.get();
        TimeUnit.MILLISECONDS.sleep(1_500);
      } while (vendor.asked.get() > asked);
      assertThat(vendor.asked.get()).isPositive();
    }
  }

  @Test
  void aStreamThatWaitsForItsVendorIsStillJson() throws Exception {
    IntFunction<Reply> slow =
        page -> {
          if (page == 2) {
            sleep(5);
          }
          return PagingVendor.page(page, 60, 10);
        };
    try (PagingVendor vendor = new PagingVendor(slow)) {
      assertThat(ids(vendor.server.get(STREAM).json())).hasSize(60);
      String lines = vendor.server.send("GET", STREAM, LINES).text();
      assertThat(lines).contains("\n\n");
      assertThat(lines.lines().filter(line -> !line.isEmpty()).map(Json::read)).hasSize(60);
    }
  }

  @Test
  void aServerThatStopsEndsItsStreamsWithWhereToGoOn() throws Exception {
    CountDownLatch secondAsked = new CountDownLatch(1);
    IntFunction<Reply> hanging =
        page -> {
          if (page == 2) {
            secondAsked.countDown();
            sleep(20);
          }
          return PagingVendor.page(page, 60, 10);
        };
    try (PagingVendor vendor = new PagingVendor(hanging);
        InputStream body = open(vendor, "")) {
      await(secondAsked);
      Thread stop = Thread.ofVirtual().start(vendor.server::close);
      Map<?, ?> envelope =
          (Map<?, ?>) Json.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      stop.join();

      assertThat(ids(envelope)).hasSize(50);
      assertThat(String.valueOf(envelope.get("error"))).contains("the server is stopping");
      assertThat(envelope.get("next_cursor")).isInstanceOf(String.class);
    }
  }

  @Test
  void aSlowReaderSlowsTheReadingOfTheVendor() throws Exception {
    int record = 20_000;
    try (PagingVendor vendor =
            new PagingVendor(page -> PagingVendor.page(page, Integer.MAX_VALUE, record));
        InputStream body = open(vendor)) {
      assertThat(body.read()).isEqualTo('{');
      TimeUnit.SECONDS.sleep(2);
      int asked = vendor.asked.get();
      TimeUnit.SECONDS.sleep(1);

      assertThat(vendor.asked).as("pages of a megabyte each").hasValue(asked);
      assertThat(asked).isLessThan(30);
      body.readNBytes(3 * PagingVendor.PAGE * record);
      assertThat(asksOnFrom(vendor, asked)).as("reads on for a reader that reads on").isTrue();
    }
  }

  /** Whether the vendor is asked for more within ten seconds. */
  private static boolean asksOnFrom(PagingVendor vendor, int asked) throws InterruptedException {
    for (int i = 0; i < 200 && vendor.asked.get() == asked; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return vendor.asked.get() > asked;
  }

  @Test
  void aVendorThatFailsMidwayIsToldAtTheEndWithWhereToGoOn() {
    IntFunction<Reply> failing =
        page -> page == 2 ? Reply.text(500, Map.of(), "down") : PagingVendor.page(page, 60, 10);
    try (PagingVendor vendor = new PagingVendor(failing)) {
      Map<String, Object> envelope = vendor.server.get(STREAM).json();
      List<String> lines = lines(vendor.server.send("GET", STREAM, LINES).text());

      assertThat(ids(envelope)).hasSize(50);
      assertThat(envelope.get("error"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("statusCode", 500L)
          .containsEntry("raw_response", "down")
          .containsEntry(
              "details", Map.of("next_cursor", String.valueOf(envelope.get("next_cursor"))));
      assertThat(lines).hasSize(51);
      assertThat(lines.getLast()).startsWith("{\"error\":{\"statusCode\":500,");
    }
  }

  @Test
  void aVendorThatFailsAtOnceIsToldByTheStatus() {
    try (PagingVendor vendor = new PagingVendor(_ -> Reply.text(401, Map.of(), "no"))) {
      var answer = vendor.server.get(STREAM);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.json()).containsEntry("truto_is_remote_error", true);
    }
  }

  @Test
  void aLimitBoundsTheWholeAndTheCursorGoesOn() {
    try (PagingVendor vendor = pages(120)) {
      Map<String, Object> first = vendor.server.get(STREAM + "&limit=70").json();
      Map<String, Object> rest =
          vendor.server.get(STREAM + "&next_cursor=" + first.get("next_cursor")).json();

      assertThat(ids(first)).hasSize(70).endsWith("70");
      assertThat(ids(rest)).hasSize(50).startsWith("71").endsWith("120");
      assertThat(rest).containsEntry("next_cursor", JsonNull.NULL);
    }
  }

  @Test
  void nothingFoundIsAnEmptyEnvelope() {
    try (PagingVendor vendor = pages(0)) {
      assertThat(vendor.server.get(STREAM).text())
          .startsWith(
              "{\"result\":[],\"next_cursor\":null,\"prev_cursor\":null,\"result_count\":0");
      assertThat(vendor.server.send("GET", STREAM, LINES).text()).isEmpty();
    }
  }

  @Test
  void aStreamIsNotKeyed() {
    try (PagingVendor vendor = pages(0)) {
      assertThat(vendor.server.get(STREAM + "&truto_key_by=id").status()).isEqualTo(400);
    }
  }

  private static PagingVendor pages(int total) {
    return new PagingVendor(page -> PagingVendor.page(page, total, 10));
  }

  private static InputStream open(PagingVendor vendor) throws IOException, InterruptedException {
    return open(vendor, "");
  }

  private static InputStream open(PagingVendor vendor, String more)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + vendor.server.port() + STREAM + more))
            .header("authorization", "Bearer " + TestServer.TOKEN)
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }

  /** Empty ones only say that the stream lives. */
  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> ids(Map<?, ?> envelope) {
    return ((List<?>) Objects.requireNonNull(envelope.get("result")))
        .stream().map(record -> String.valueOf(((Map<?, ?>) record).get("id"))).toList();
  }

  private static void sleep(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException _) {
      // the vendor stops
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
