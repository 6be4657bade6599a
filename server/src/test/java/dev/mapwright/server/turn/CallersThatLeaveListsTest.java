package dev.mapwright.server.turn;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.http.CallLimits;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor is asked for no more once nobody waits for a list, long before it begins. */
@Timeout(60)
class CallersThatLeaveListsTest {
  /** The whole list, which takes five seconds. */
  private static final int PAGES = 100;

  @ParameterizedTest
  @CsvSource({
    "/unified/ats/candidates?integrated_account_id=warm&name=Nobody, X-None",
    "/unified/ats/candidates?integrated_account_id=warm&sort_by[name]=asc, X-None",
    "/unified/ats/candidates?integrated_account_id=warm&truto_response_format=stream&name=Nobody,"
        + " X-None",
    "/api/ats/v1/candidates?email_addresses=nobody@x.example, X-Account-Token",
    "/api/ats/v1/candidates/00000000-0000-5000-8000-000000000000, X-Account-Token",
    "/api/ats/v1/candidates?email_addresses=nobody@x.example, x-connector-token",
  })
  void endTheReading(String path, String header) throws Exception {
    try (LongList list = LongList.slow(CallLimits.DEFAULT)) {
      int before = list.asked.get();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), list.server.port())) {
        String request =
            "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\n"
                + header
                + ": warm\r\nAuthorization: Bearer "
                + TestServer.TOKEN
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        while (list.asked.get() < before + 3) {
          TimeUnit.MILLISECONDS.sleep(10);
          assertThat(socket.getInputStream().available()).isLessThan(200);
        }
      }
      int asked;
      do {
        asked = list.asked.get();
        TimeUnit.MILLISECONDS.sleep(500);
      } while (list.asked.get() > asked);
      assertThat(asked - before).isLessThan(PAGES);
    }
  }
}
