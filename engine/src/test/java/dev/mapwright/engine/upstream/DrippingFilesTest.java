package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;
import dev.mapwright.engine.vendor.AcmeVendor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file of which a byte comes now and then holds nothing for ever. */
@Timeout(60)
class DrippingFilesTest {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final HttpServer server;
  private final URI origin;
  private final VertxTransport transport;

  DrippingFilesTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::drip);
    server.start();
    origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    transport = new VertxTransport(TransportOptions.DEFAULT.withPrivateOrigins(Set.of(origin)));
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (exchange) {
      while (true) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      stopped.countDown();
    }
  }

  @AfterEach
  void close() {
    transport.close();
    server.stop(0);
  }

  @Test
  void breakOff() throws InterruptedException {
    Account account = AcmeVendor.at(origin.toString()).account();
    Upstream upstream = new Upstream(transport, new InMemoryTokenStore(), null);
    Budget budget = new Budget(InstantSource.system(), Duration.ofSeconds(30), 10);
    ByteArrayOutputStream came = new ByteArrayOutputStream();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> {
          try (Download file =
              upstream.download(
                  account,
                  request("GET /c").timeout(Duration.ofSeconds(1)).end(),
                  origin.resolve("/file"),
                  false,
                  1 << 20,
                  budget)) {
            file.writeTo(came);
          }
        })
        .withMessageContaining("the file comes too slowly")
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAVAILABLE));
    assertThat(came.toString(StandardCharsets.UTF_8)).startsWith("xxxxx");
    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
