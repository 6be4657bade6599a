package dev.mapwright.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.truto.TrutoErrors;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever is served. */
@Timeout(20)
class JettyServerTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void requestsAreAnsweredOnVirtualThreads() throws Exception {
    Handler handler =
        _ -> {
          boolean virtual = Thread.currentThread().isVirtual();
          return ServerResponse.json(200, out -> out.value(virtual));
        };
    try (JettyServer server = start(handler, 8)) {
      assertThat(get(server, "/").body()).isEqualTo("true");
    }
  }

  @Test
  void pathsReachTheHandlerAsTheyCame() throws Exception {
    try (JettyServer server = start(r -> ServerResponse.json(200, out -> out.value(r.path())), 8)) {
      for (String path : new String[] {"/a%2Fb", "/a/%2e%2e/x", "/a//b", "/a;b=c", "/%25"}) {
        assertThat(get(server, path).body()).isEqualTo("\"" + path + "\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 30_000})
  void aBodyThatFitsTellsItsLength(int length) throws Exception {
    String text = "x".repeat(length);
    try (JettyServer server = start(_ -> ServerResponse.json(200, out -> out.value(text)), 8)) {
      HttpResponse<String> answer = get(server, "/");
      assertThat(answer.headers().firstValue("content-length")).hasValue("" + (length + 2));
      assertThat(answer.body()).isEqualTo("\"" + text + "\"");
    }
  }

  @Test
  void aLongBodyArrivesWhole() throws Exception {
    List<String> texts = IntStream.range(0, 3_000).mapToObj(i -> "x".repeat(i % 100) + i).toList();
    try (JettyServer server = start(_ -> ServerResponse.json(200, out -> out.value(texts)), 8)) {
      assertThat(Json.read(get(server, "/").body())).isEqualTo(texts);
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws Exception {
    try (JettyServer server = start(_ -> ServerResponse.json(200, out -> out.value("body")), 8)) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri(server, "/")).HEAD().build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void aRequestLineTooLongIsToldInTheErrorForm() throws Exception {
    try (JettyServer server = start(_ -> ServerResponse.json(200, out -> out.value("")), 8)) {
      HttpResponse<String> answer = get(server, "/?a=" + "x".repeat(300_000));
      assertThat(answer.statusCode()).isEqualTo(414);
      assertThat(answer.body())
          .startsWith("{\"statusCode\":414,\"error\":\"URI Too Long\",\"message\":");
    }
  }

  @Test
  void brokenHttpIsToldInTheErrorForm() throws Exception {
    try (JettyServer server = start(_ -> ServerResponse.json(200, out -> out.value("")), 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("{\"statusCode\":400,");
    }
  }

  @Test
  void beyondItsLimitCallersAreTurnedAwayAndNobodyElseSuffers() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Handler handler =
        _ -> {
          entered.countDown();
          await(leave);
          return ServerResponse.json(200, out -> out.value("done"));
        };
    try (JettyServer server = start(handler, 1)) {
      CompletableFuture<HttpResponse<String>> first = getLater(server);
      await(entered);

      HttpResponse<String> second = get(server, "/");
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("retry-after")).hasValue("1");
      assertThat(second.body()).startsWith("{\"statusCode\":503,");

      leave.countDown();
      assertThat(first.get(5, TimeUnit.SECONDS).body()).isEqualTo("\"done\"");
      // The place is free a moment after the answer is out.
      int status = get(server, "/").statusCode();
      while (status == 503) {
        TimeUnit.MILLISECONDS.sleep(10);
        status = get(server, "/").statusCode();
      }
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatFailsAtOnceIsToldInTheErrorForm() throws Exception {
    ServerResponse broken =
        ServerResponse.json(
            200,
            _ -> {
              throw new IllegalStateException("secret");
            });
    try (JettyServer server = start(_ -> broken, 8)) {
      HttpResponse<String> answer = get(server, "/");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).startsWith("{\"statusCode\":500,").doesNotContain("secret");
    }
  }

  @Test
  void aBodyThatFailsMidwayBreaksOffInsteadOfLookingWhole() throws Exception {
    ServerResponse broken =
        ServerResponse.json(
            200,
            out -> {
              out.value("x".repeat(100_000));
              throw new IllegalStateException("midway");
            });
    try (JettyServer server = start(_ -> broken, 8)) {
      assertThatThrownBy(() -> get(server, "/")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsFlushedArrivesBeforeTheRestCompressedOrNot() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    ServerResponse stream =
        ServerResponse.of(
            200,
            "application/x-ndjson",
            out -> {
              out.write("first\n".getBytes(StandardCharsets.UTF_8));
              out.flush();
              await(read);
              out.write("second\n".getBytes(StandardCharsets.UTF_8));
            });
    try (JettyServer server = start(_ -> stream, 8)) {
      HttpRequest request =
          HttpRequest.newBuilder(uri(server, "/")).header("accept-encoding", "gzip").build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
      try (InputStream in = new GZIPInputStream(answer.body())) {
        assertThat(in.readNBytes(6)).asString(StandardCharsets.UTF_8).isEqualTo("first\n");
        read.countDown();
        assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("second\n");
      }
    }
  }

  @Test
  void anErrorOfAHandlerIsAnAnswerAndFreesItsPlace() throws Exception {
    Handler broken =
        _ -> {
          throw new StackOverflowError("secret");
        };
    try (JettyServer server = start(broken, 2)) {
      for (int i = 0; i < 10; i++) {
        HttpResponse<String> answer = get(server, "/");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("{\"statusCode\":500,").doesNotContain("secret");
      }
    }
  }

  @Test
  void anErrorAnswerThatNobodyReadsHoldsUpNobody() throws Exception {
    String long8M = "x".repeat(8_000_000);
    Handler huge =
        r -> {
          throw HttpException.badRequest(r.path().equals("/long") ? long8M : "short");
        };
    try (JettyServer server = start(huge, 64)) {
      List<Socket> deaf = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket
            .getOutputStream()
            .write("GET /long HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        deaf.add(socket);
      }
      assertThat(get(server, "/short").statusCode()).isEqualTo(400);
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  @Test
  void stoppingLetsRunningRequestsFinish() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    Handler handler =
        _ -> {
          entered.countDown();
          sleep(300);
          return ServerResponse.json(200, out -> out.value("finished"));
        };
    JettyServer server = start(handler, 8);
    CompletableFuture<HttpResponse<String>> running = getLater(server);
    await(entered);
    URI uri = uri(server, "/");
    server.close();

    assertThat(running.get(5, TimeUnit.SECONDS).body()).isEqualTo("\"finished\"");
    assertThatThrownBy(() -> get(uri)).isInstanceOf(IOException.class);
  }

  @Test
  void aTakenPortIsAnOrdinaryFailure() throws Exception {
    try (JettyServer server = start(_ -> ServerResponse.json(200, out -> out.value("")), 8)) {
      assertThatThrownBy(() ->
              JettyServer.start(
                  ServerSettings.local(server.port()),
                  Front.of(_ -> ServerResponse.json(200, out -> out.value("")), new TrutoErrors())))
          .hasRootCauseInstanceOf(BindException.class);
    }
  }

  /** A line that ends for one server and not for the next would hide a request between them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: x\n\n",
        "GET / HTTP/1.1\r\nHost: x\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: b\n\r\n"
      })
  void linesEndAsTheStandardSaysOnly(String request) throws Exception {
    Handler handler = _ -> ServerResponse.json(200, out -> out.value(""));
    try (JettyServer server = start(handler, 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400 ");
    }
  }

  /** Nobody reads bodies; one that may end elsewhere for another server ends the connection. */
  @Test
  void whatFollowsABodyOfUnclearEndIsNoRequest() throws Exception {
    Handler handler = r -> ServerResponse.json(200, out -> out.value(r.path()));
    try (JettyServer server = start(handler, 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + "1\nx\n0\n\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers).doesNotContain("hidden");
    }
  }

  /** Many connections that ask for nothing shut nobody out, nor end an answer on its way. */
  @Test
  void whoComesTakesThePlaceOfAnIdleConnection() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Handler handler =
        request -> {
          if (request.path().equals("/long")) {
            entered.countDown();
            await(leave);
          }
          return ServerResponse.json(200, out -> out.value("done"));
        };
    ServerSettings settings = ServerSettings.builder().connections(20).build();
    try (JettyServer server = JettyServer.start(settings, Front.of(handler, new TrutoErrors()))) {
      CompletableFuture<HttpResponse<String>> running =
          client.sendAsync(
              HttpRequest.newBuilder(uri(server, "/long")).build(),
              HttpResponse.BodyHandlers.ofString());
      await(entered);
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      assertThat(get(server, "/").body()).isEqualTo("\"done\"");
      for (int i = 0; idle.size() > 20 && i < 100; i++) {
        idle.removeIf(JettyServerTest::isClosed);
      }
      assertThat(idle).as("still open").hasSizeLessThanOrEqualTo(20);
      leave.countDown();
      assertThat(running.get().body()).isEqualTo("\"done\"");
    }
  }

  /** Whether the server has closed it; looked at for a moment. */
  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(10);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  static JettyServer start(Handler handler, int concurrent) throws IOException {
    return JettyServer.start(
        ServerSettings.builder().concurrent(concurrent).build(),
        Front.of(handler, new TrutoErrors()));
  }

  private HttpResponse<String> get(JettyServer server, String path) throws Exception {
    return get(uri(server, path));
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> getLater(JettyServer server) {
    return client.sendAsync(
        HttpRequest.newBuilder(uri(server, "/")).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(JettyServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
