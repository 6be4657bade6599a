package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.OriginOverride;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.LoopbackVendor;
import dev.mapwright.engine.vendor.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class VertxTransportTest {
  private static final byte[] NO_BODY = {};

  private volatile Function<Asked, Said> answers = _ -> Said.json("{}");

  @AutoClose
  private final LoopbackVendor vendor = new LoopbackVendor(asked -> answers.apply(asked));

  @AutoClose
  private final VertxTransport transport =
      new VertxTransport(
          TransportOptions.DEFAULT
              .withPrivateOrigins(Set.of(vendor.uri()))
              .withMaxBodyBytes(100_000));

  @Test
  void sendsMethodTargetHeadersAndBodyAsTheyAre() throws InterruptedException {
    transport.send(
        new HttpCall(
            "acme",
            "POST",
            URI.create(vendor.origin() + "/a%2Fb/c?x=%2520&y=%5B1%5D"),
            List.of(Map.entry("Accept", "application/json"), Map.entry("X-Key", "s3cret")),
            "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8),
            Duration.ofSeconds(5)),
        AnswerShare.unbounded().part());

    var asked = vendor.askedOnce();
    assertThat(asked.line()).isEqualTo("POST /a%2Fb/c?x=%2520&y=%5B1%5D");
    assertThat(asked.header("accept")).isEqualTo("application/json");
    assertThat(asked.header("x-key")).isEqualTo("s3cret");
    assertThat(asked.header("host")).isEqualTo("127.0.0.1:" + vendor.port());
    assertThat(asked.body()).isEqualTo("{\"name\":\"Zoë\"}");
  }

  @Test
  void readsStatusHeadersAndBody() throws InterruptedException {
    answers =
        _ ->
            Said.json("{\"a\":1}")
                .as(429)
                .with("Retry-After", "3")
                .with("Link", "<a>; rel=next")
                .with("Link", "<b>; rel=last");

    HttpAnswer answer = transport.send(get("/"), AnswerShare.unbounded().part());

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers())
        .containsEntry("retry-after", "3")
        .containsEntry("link", "<a>; rel=next, <b>; rel=last");
    assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
  }

  @Test
  void decompressesBodies() throws InterruptedException {
    answers = _ -> gzipped("{\"long\":\"text\"}".getBytes(StandardCharsets.UTF_8));

    HttpAnswer answer = transport.send(get("/"), AnswerShare.unbounded().part());

    assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"long\":\"text\"}");
    assertThat(vendor.askedOnce().header("accept-encoding")).contains("gzip");
  }

  @Test
  void doesNotFollowRedirects() throws InterruptedException {
    answers = _ -> Said.nothing(302).with("Location", vendor.origin() + "/elsewhere");

    assertThat(transport.send(get("/"), AnswerShare.unbounded().part()).status()).isEqualTo(302);
    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void stopsReadingABodyThatIsTooLarge() throws InterruptedException {
    answers = _ -> Said.text("x".repeat(100_000));
    assertThat(transport.send(get("/"), AnswerShare.unbounded().part()).body()).hasSize(100_000);

    answers = _ -> Said.text("x".repeat(100_001));
    assertRefused(get("/"), Kind.TOO_LARGE).withMessageContaining("more than 100000 bytes");
  }

  @Test
  void countsABodyAfterDecompression() {
    answers = _ -> gzipped(new byte[50_000_000]);

    assertRefused(get("/"), Kind.TOO_LARGE);
  }

  @Test
  void givesUpAfterTheTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    answers =
        _ -> {
          waitFor(never);
          return Said.nothing(200);
        };
    long started = System.nanoTime();

    assertRefused(get("/slow").within(Duration.ofMillis(200)), Kind.TIMED_OUT)
        .withMessageContaining("GET http://127.0.0.1:" + vendor.port() + "/slow")
        .withMessageContaining("200 ms");

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    never.countDown();
  }

  @Test
  void givesUpWhenItsThreadIsInterrupted() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    answers =
        _ -> {
          arrived.countDown();
          waitFor(never);
          return Said.nothing(200);
        };
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                transport.send(get("/"), AnswerShare.unbounded().part());
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    arrived.await();
    caller.interrupt();
    caller.join(5_000);

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    never.countDown();
  }

  @Test
  void doesNotLoseAConnectionThatNobodyWaitedFor() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    answers =
        asked -> {
          if (asked.path().equals("/slow")) {
            waitFor(busy);
          }
          return Said.json("{}");
        };
    TransportOptions one =
        new TransportOptions(Duration.ofSeconds(10), 1000, 1, Set.of(vendor.uri()));
    try (VertxTransport single = new VertxTransport(one)) {
      Thread slow =
          Thread.ofVirtual().start(() -> assertThat(sent(single, "/slow")).isEqualTo(200));
      while (vendor.asked().isEmpty()) {
        Thread.sleep(1);
      }
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              single.send(
                  get("/waits").within(Duration.ofMillis(50)), AnswerShare.unbounded().part()));
      busy.countDown();
      slow.join();

      assertThat(sent(single, "/next")).isEqualTo(200);
      assertThat(vendor.asked()).extracting(Asked::path).doesNotContain("/waits");
    }
  }

  private int sent(VertxTransport through, String target) {
    try {
      return through.send(get(target), AnswerShare.unbounded().part()).status();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI uri = URI.create("http://127.0.0.1:" + port);
    try (VertxTransport open =
        new VertxTransport(TransportOptions.DEFAULT.withPrivateOrigins(Set.of(uri)))) {
      assertThatThrownBy(() ->
              open.send(
                  new HttpCall("acme", "GET", uri, List.of(), NO_BODY, Duration.ofSeconds(5)),
                  AnswerShare.unbounded().part()))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @Test
  void tellsWhenTheHostIsNotKnown() {
    assertRefused(
            new HttpCall(
                "acme",
                "GET",
                URI.create("https://no-such-host.invalid/?key=s3cret"),
                List.of(),
                NO_BODY,
                Duration.ofSeconds(20)),
            Kind.UNREACHABLE)
        .withMessageContaining("no-such-host.invalid")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void servesManyVirtualThreadsAtOnce() throws Exception {
    answers = asked -> Said.json("\"" + asked.target() + "\"");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> bodies =
          IntStream.range(0, 500)
              .mapToObj(i ->
                  threads.submit(() ->
                      new String(
                          transport.send(get("/" + i), AnswerShare.unbounded().part()).body(),
                          StandardCharsets.UTF_8)))
              .toList();
      for (int i = 0; i < bodies.size(); i++) {
        assertThat(bodies.get(i).get(20, TimeUnit.SECONDS)).isEqualTo("\"/" + i + "\"");
      }
    }
  }

  @Test
  void doesNotConnectToPrivateAddresses() {
    URI uri = URI.create("http://localhost:" + vendor.port());

    assertRefused(
        new HttpCall("acme", "GET", uri, List.of(), NO_BODY, Duration.ofSeconds(5)),
        Kind.REFUSED_ADDRESS);
    assertThat(vendor.asked()).isEmpty();
  }

  @Test
  void keepsPathQueryAndHostWhenAnOriginIsRewired() throws InterruptedException {
    try (var rewired =
        new OriginOverride(
            transport, Map.of(URI.create("https://api.vendor.example"), vendor.uri()))) {
      rewired.send(
          new HttpCall(
              "acme",
              "GET",
              URI.create("https://API.vendor.example:443/v1/a%2Fb?q=%20"),
              List.of(),
              NO_BODY,
              Duration.ofSeconds(5)),
          AnswerShare.unbounded().part());
    }

    assertThat(vendor.askedOnce().line()).isEqualTo("GET /v1/a%2Fb?q=%20");
    assertThat(vendor.askedOnce().header("host")).isEqualTo("API.vendor.example:443");
  }

  @Test
  void tellsNothingOfWhoIsAskedInPlaceOfTheVendorNorOfUsersInUrls() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (var rewired =
        new OriginOverride(
            transport,
            Map.of(
                URI.create("https://api.vendor.example"),
                URI.create("http://127.0.0.1:" + port)))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              rewired.send(
                  new HttpCall(
                      "acme",
                      "GET",
                      URI.create("https://user:s3cret@api.vendor.example/v1"),
                      List.of(),
                      NO_BODY,
                      Duration.ofSeconds(5)),
                  AnswerShare.unbounded().part()))
          .withMessage("GET https://api.vendor.example/v1: the host cannot be reached");
    }
  }

  @Test
  void sendsNoUserOfAUrlInTheHostHeader() throws InterruptedException {
    answers = _ -> Said.json("{}");
    URI uri = URI.create("http://user:s3cret@127.0.0.1:" + vendor.port() + "/v1");

    transport.send(
        new HttpCall("acme", "GET", uri, List.of(), NO_BODY, Duration.ofSeconds(5))
            .to(vendor.uri()),
        AnswerShare.unbounded().part());

    assertThat(vendor.askedOnce().header("host")).isEqualTo("127.0.0.1:" + vendor.port());
    assertThat(vendor.askedOnce().header("authorization")).isNull();
  }

  /** Whoever starts the server says what stands for a vendor; no URL of an answer leads there. */
  @Test
  void whoIsAskedInPlaceOfTheVendorIsReachedInNoOtherWay() {
    try (VertxTransport plain = new VertxTransport(TransportOptions.DEFAULT);
        var rewired =
            new OriginOverride(
                plain, Map.of(URI.create("https://api.vendor.example"), vendor.uri()))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              rewired.send(
                  new HttpCall(
                      "acme", "GET", vendor.uri(), List.of(), NO_BODY, Duration.ofSeconds(5)),
                  AnswerShare.unbounded().part()))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED_ADDRESS));
    }
    assertThat(vendor.asked()).isEmpty();
  }

  private HttpCall get(String target) {
    return new HttpCall(
        "acme",
        "GET",
        URI.create(vendor.origin() + target),
        List.of(),
        NO_BODY,
        Duration.ofSeconds(10));
  }

  private ThrowableAssertAlternative<TransportException> assertRefused(HttpCall call, Kind kind) {
    return assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> transport.send(call, AnswerShare.unbounded().part()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static Said gzipped(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Said(200, List.of(), bytes.toByteArray()).with("Content-Encoding", "gzip");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
