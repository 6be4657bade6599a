package dev.mapwright.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A list whose answer has begun, with blanks, when the server stops. */
class HeldListsAtTheStopTest {
  @Test
  void endsWithTheCursorFromWhichItGoesOn() throws Exception {
    try (LongList list = LongList.slow(LongList.usual());
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> held =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + list.server.port()
                              + "/unified/ats/candidates?first_name=Nobody&integrated_account_id=warm"))
                  .header("Authorization", "Bearer " + TestServer.TOKEN)
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(held.statusCode()).isEqualTo(200);
      int asked = list.asked.get();

      Thread stop = Thread.ofVirtual().start(list.server::close);
      Map<?, ?> page = (Map<?, ?>) Json.read(held.body().readAllBytes());
      stop.join();

      assertThat((List<?>) page.get("result")).isEmpty();
      assertThat(page.get("next_cursor")).isInstanceOf(String.class);
      assertThat(list.asked.get()).as("the walk ends with the server").isLessThan(asked + 20);
    }
  }
}
