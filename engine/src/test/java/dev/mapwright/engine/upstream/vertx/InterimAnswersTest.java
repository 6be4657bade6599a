package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the kind 1xx come before the answer and are none. */
@Timeout(30)
class InterimAnswersTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(strings = {"100", "102", "103", "104", "100 102 103"})
  void arePassedOver(String statuses) throws Exception {
    StringBuilder interim = new StringBuilder();
    for (String status : statuses.split(" ", -1)) {
      interim.append("HTTP/1.1 ").append(status).append(" Wait\r\nLink: </a>; rel=next\r\n\r\n");
    }
    try (RawVendor vendor =
            new RawVendor((path, _, _, out) -> {
              out.write(interim.toString().getBytes(StandardCharsets.US_ASCII));
              out.flush();
              Thread.sleep(50);
              out.write(RawVendor.answer("\"" + path + "\""));
            });
        VertxTransport transport =
            new VertxTransport(
                TransportOptions.DEFAULT.withPrivateOrigins(Set.of(vendor.origin())))) {
      for (String path : List.of("/1", "/2")) {
        HttpAnswer answer =
            transport.send(call(vendor, "GET", path), AnswerShare.unbounded().part());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("link");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("\"" + path + "\"");
      }
      HttpAnswer posted =
          transport.send(call(vendor, "POST", "/3"), AnswerShare.unbounded().part());
      assertThat(new String(posted.body(), StandardCharsets.UTF_8)).isEqualTo("\"/3\"");
      try (HttpStream file = transport.open(call(vendor, "GET", "/4"), LONG)) {
        byte[] bytes = new byte[10];
        assertThat(file.status()).isEqualTo(200);
        assertThat(new String(bytes, 0, file.read(bytes), StandardCharsets.UTF_8))
            .isEqualTo("\"/4\"");
      }
    }
  }

  private static HttpCall call(RawVendor vendor, String method, String path) {
    return new HttpCall(
        "acme", method, vendor.origin().resolve(path), List.of(), new byte[0], LONG);
  }
}
