package dev.mapwright.server.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerResponse;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work on a request ends when its caller closes the connection, and for nothing else. */
@Timeout(30)
class CallersThatLeaveTest {
  private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n";

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** What takes its time until somebody interrupts it. */
  private final Handler handler =
      request -> {
        begun.countDown();
        try {
          TimeUnit.SECONDS.sleep(request.path().startsWith("/slow") ? 4 : 0);
        } catch (InterruptedException _) {
          interrupted.countDown();
          Thread.currentThread().interrupt();
        }
        return ServerResponse.json(200, out -> out.value(request.path()));
      };

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void areNoticedWhateverIsWorkedOn(boolean byReset) throws Exception {
    try (JettyServer server = JettyServerTest.start(handler, 8)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        send(socket, "/slow");
        begun.await();
        socket.setSoLinger(byReset, 0);
      }
      assertThat(interrupted.await(3, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoStaysIsAnsweredAndAskedAgainOverTheSameConnection() throws Exception {
    try (JettyServer server = JettyServerTest.start(handler, 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      for (String path : new String[] {"/slow", "/a", "/slow/again", "/b"}) {
        send(socket, path);
        assertThat(answer(socket, path)).startsWith("HTTP/1.1 200");
      }
      assertThat(interrupted.getCount()).isOne();
    }
  }

  /** What has come of the next requests, whole or in part, is not lost. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 300, 2_000})
  void requestsThatComeBeforeTheirTurnAreAnsweredInTurn(int split) throws Exception {
    String later = ("GET /b?" + "x".repeat(1_000) + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(2);
    try (JettyServer server = JettyServerTest.start(handler, 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, "/slow");
      begun.await();
      socket.getOutputStream().write(later.substring(0, split).getBytes(US_ASCII));
      TimeUnit.MILLISECONDS.sleep(2_500); // they are seen meanwhile
      socket.getOutputStream().write(later.substring(split).getBytes(US_ASCII));

      assertThat(answer(socket, "/slow")).startsWith("HTTP/1.1 200");
      assertThat(answer(socket, "/b")).startsWith("HTTP/1.1 200");
      assertThat(answer(socket, "/b")).startsWith("HTTP/1.1 200");
      assertThat(interrupted.getCount()).isOne();
    }
  }

  @Test
  void whatIsWholeBeforeTheFirstAnswerIsAnsweredWithoutAnythingMore() throws Exception {
    try (JettyServer server = JettyServerTest.start(handler, 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, "/slow");
      begun.await();
      send(socket, "/b");

      assertThat(answer(socket, "/slow")).startsWith("HTTP/1.1 200");
      assertThat(answer(socket, "/b")).startsWith("HTTP/1.1 200");
    }
  }

  /** A short answer still reaches a caller that closes its own half at once. */
  @Test
  void aClosedHalfDoesNotHinderAShortAnswer() throws Exception {
    try (JettyServer server = JettyServerTest.start(handler, 8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, "/a");
      socket.shutdownOutput();

      assertThat(answer(socket, "/a")).startsWith("HTTP/1.1 200");
    }
  }

  private static void send(Socket socket, String path) throws Exception {
    socket.getOutputStream().write(REQUEST.formatted(path).getBytes(US_ASCII));
  }

  /** Up to the end of the body, which is the path. */
  private static String answer(Socket socket, String path) throws Exception {
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    while (!read.toString().endsWith("\r\n\r\n\"" + path + "\"")) {
      int next = in.read();
      assertThat(next).describedAs(read.toString()).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }
}
