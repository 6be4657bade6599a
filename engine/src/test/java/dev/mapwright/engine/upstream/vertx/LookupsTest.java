package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.upstream.transport.TransportException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name server that does not answer holds up nobody but those who need it. */
@Timeout(30)
class LookupsTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void deadLookUpsOfOneVendorHoldUpNoOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger dead = new AtomicInteger();
    try (Lookups lookups =
            new Lookups(host -> {
              if (host.endsWith(".dead.example")) {
                dead.incrementAndGet();
                waitUninterruptibly(never);
              }
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 256; i++) {
        String host = "customer-" + i + ".dead.example";
        var _ = callers.submit(() -> lookups.addresses(host, LONG));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(lookups.addresses("api.alive.example", LONG)).hasSize(1);
      }
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> lookups.addresses("customer-1.dead.example", SHORT))
          .withMessageContaining("was not found in time");
      assertThat(dead.get()).isLessThan(10);
      never.countDown();
    }
  }

  /** As a native look-up waits. */
  private static void waitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException _) {
        // a name server does not know of it
      }
    }
  }
}
