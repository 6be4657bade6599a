package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are read piece by piece. */
class PulledAnswerTest {
  private static final byte[] MEGABYTE = new byte[1 << 20];

  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final HttpServer server = server();
  private final URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  private final VertxTransport transport =
      new VertxTransport(TransportOptions.DEFAULT.withPrivateOrigins(Set.of(origin)));

  @AfterEach
  void close() {
    transport.close();
    server.stop(0);
  }

  @Test
  void aWholeBodyComesInItsOrder() throws InterruptedException {
    try (HttpStream stream = open("/counted", Duration.ofSeconds(5))) {
      byte[] buffer = new byte[7_000];
      long at = 0;
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        for (int i = 0; i < count; i++, at++) {
          assertThat(buffer[i]).isEqualTo((byte) (at / 1000));
        }
      }
      assertThat(at).isEqualTo(1_000_000);
      assertThat(stream.read(buffer)).isEqualTo(-1);
    }
  }

  @Test
  void whatNobodyReadsStaysWithTheVendor() throws InterruptedException {
    try (HttpStream stream = open("/endless", Duration.ofSeconds(5))) {
      assertThat(stream.read(new byte[100])).isPositive();
      Thread.sleep(500);
      long early = sent.get();
      Thread.sleep(500);
      assertThat(sent.get()).as("the vendor is held back").isEqualTo(early);
      assertThat(early).as("by what the sockets hold").isLessThan(64L << 20);
    }
    assertThat(stopped.await(1, TimeUnit.SECONDS)).as("closing stops the vendor").isTrue();
  }

  @Test
  void aPauseThatIsTooLongAndABrokenConnectionAreFailures() throws InterruptedException {
    for (String path : List.of("/pause", "/broken")) {
      try (HttpStream stream = open(path, Duration.ofMillis(300))) {
        assertThatThrownBy(() -> readAll(stream)).isInstanceOf(TransportException.class);
      }
    }
  }

  private static void readAll(HttpStream stream) throws InterruptedException {
    byte[] buffer = new byte[100];
    int count = stream.read(buffer);
    while (count >= 0) {
      count = stream.read(buffer);
    }
  }

  private HttpStream open(String path, Duration idle) throws InterruptedException {
    HttpCall call =
        new HttpCall(
            "acme",
            "GET",
            URI.create(origin + path),
            List.of(),
            new byte[0],
            Duration.ofSeconds(5));
    return transport.open(call, idle);
  }

  private HttpServer server() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/counted", this::counted);
      started.createContext("/endless", this::endless);
      started.createContext("/pause", exchange -> begun(exchange, 5_000));
      started.createContext("/broken", exchange -> begun(exchange, 0));
      started.start();
      return started;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void counted(HttpExchange exchange) throws IOException {
    byte[] body = new byte[1_000_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (i / 1000);
    }
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (exchange) {
      while (sent.addAndGet(MEGABYTE.length) > 0) {
        exchange.getResponseBody().write(MEGABYTE);
      }
    } finally {
      stopped.countDown();
    }
  }

  private static void begun(HttpExchange exchange, long pause) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    try (exchange) {
      exchange.getResponseBody().write(new byte[100]);
      exchange.getResponseBody().flush();
      TimeUnit.MILLISECONDS.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
