package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens on one account's connections reaches no other account. */
@Timeout(30)
class ConnectionsBelongToAnAccountTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void aSecondAnswerReachesNobody() throws Exception {
    // The second answer comes when the next request is there already: no client can tell.
    try (RawVendor vendor =
            new RawVendor((path, _, request, out) -> {
              if (request > 1) {
                out.write(RawVendor.answer("\"a late answer to another\""));
              }
              out.write(RawVendor.answer("\"" + path + "\""));
            });
        VertxTransport transport = transport(vendor, 8)) {
      for (int i = 0; i < 20; i++) {
        assertThat(body(transport, vendor, "account-" + i, "/" + i)).isEqualTo("\"/" + i + "\"");
      }
      assertThat(vendor.connections).hasValue(20);
    }
  }

  @Test
  void aConnectionOnWhichUnaskedBytesArriveIsNotUsedAgain() throws Exception {
    for (String unasked :
        List.of(
            new String(RawVendor.answer("\"stray\""), StandardCharsets.UTF_8), "x", "\r\n\r\n\0")) {
      for (int pause : new int[] {0, 50}) {
        try (RawVendor vendor =
                new RawVendor((path, _, _, out) -> {
                  byte[] answer = RawVendor.answer("\"" + path + "\"");
                  if (pause > 0) {
                    out.write(answer);
                    Thread.sleep(pause);
                    out.write(unasked.getBytes(StandardCharsets.UTF_8));
                  } else {
                    out.write(
                        (new String(answer, StandardCharsets.UTF_8) + unasked)
                            .getBytes(StandardCharsets.UTF_8));
                  }
                });
            VertxTransport transport = transport(vendor, 8)) {
          for (int i = 1; i <= 5; i++) {
            assertThat(body(transport, vendor, "acme", "/" + i)).isEqualTo("\"/" + i + "\"");
            // What comes apart from the answer is seen at once, the rest by the next request.
            while (pause > 0 && vendor.closed.get() < i) {
              TimeUnit.MILLISECONDS.sleep(5);
            }
          }
        }
      }
    }
  }

  @Test
  void anAccountReusesItsOwnConnection() throws Exception {
    try (RawVendor vendor =
            new RawVendor((path, _, _, out) -> out.write(RawVendor.answer("\"" + path + "\"")));
        VertxTransport transport = transport(vendor, 8)) {
      for (int i = 0; i < 10; i++) {
        body(transport, vendor, "acme", "/" + i);
      }
      assertThat(vendor.connections).hasValue(1);
    }
  }

  @Test
  void aReadIsSentAgainWhereItsKeptConnectionWasClosedMeanwhile() throws Exception {
    try (RawVendor vendor =
            new RawVendor((path, _, request, out) -> {
              if (request == 2) {
                throw new IOException("closes without an answer");
              }
              out.write(RawVendor.answer("\"" + path + "\""));
            });
        VertxTransport transport = transport(vendor, 8)) {
      body(transport, vendor, "acme", "/1");

      assertThat(body(transport, vendor, "acme", "/2")).isEqualTo("\"/2\"");
    }
  }

  @Test
  void anAccountWhoseRequestsHangTakesNoOthersConnections() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawVendor vendor =
            new RawVendor((path, _, _, out) -> {
              if (path.equals("/hang")) {
                never.await();
              }
              out.write(RawVendor.answer("\"" + path + "\""));
            });
        VertxTransport transport = transport(vendor, 3)) {
      List<Thread> hanging = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        hanging.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    body(transport, vendor, "hanging", "/hang");
                  } catch (TransportException | InterruptedException _) {
                    // in the end
                  }
                }));
      }
      while (vendor.connections.get() < 3) {
        TimeUnit.MILLISECONDS.sleep(5);
      }

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              transport.send(
                  call("hanging", vendor, "/x").within(Duration.ofMillis(100)),
                  AnswerShare.unbounded().part()))
          .withMessageContaining("no connection became free: the account's 3 are all in use")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.BUSY));
      assertThat(body(transport, vendor, "other", "/y")).isEqualTo("\"/y\"");

      for (Thread thread : hanging) {
        thread.interrupt();
        thread.join();
      }
      assertThat(body(transport, vendor, "hanging", "/z")).isEqualTo("\"/z\"");
    }
  }

  @Test
  void aFileHoldsItsConnectionUntilItIsReadOrClosed() throws Exception {
    try (RawVendor vendor =
            new RawVendor(
                (_, _, _, out) -> out.write(RawVendor.answer("\"" + "x".repeat(100) + "\"")));
        VertxTransport transport = transport(vendor, 1)) {
      HttpStream read = transport.open(call("acme", vendor, "/file"), LONG);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              transport.send(
                  call("acme", vendor, "/x").within(Duration.ofMillis(100)),
                  AnswerShare.unbounded().part()));
      byte[] piece = new byte[1000];
      while (read.read(piece) >= 0) {
        // to the end
      }
      HttpStream closed = transport.open(call("acme", vendor, "/file"), LONG);
      closed.close();

      assertThat(
              transport.send(call("acme", vendor, "/x"), AnswerShare.unbounded().part()).status())
          .isEqualTo(200);
    }
  }

  private static VertxTransport transport(RawVendor vendor, int perAccount) {
    return new VertxTransport(
        new TransportOptions(LONG, 1_000_000, perAccount, Set.of(vendor.origin())));
  }

  private static String body(
      VertxTransport transport, RawVendor vendor, String account, String path)
      throws InterruptedException {
    return new String(
        transport.send(call(account, vendor, path), AnswerShare.unbounded().part()).body(),
        StandardCharsets.UTF_8);
  }

  private static HttpCall call(String account, RawVendor vendor, String path) {
    return new HttpCall(
        account, "GET", vendor.origin().resolve(path), List.of(), new byte[0], LONG);
  }
}
