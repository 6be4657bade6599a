package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.PassedAnswer;
import dev.mapwright.engine.upstream.PassedRequest;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests that are passed on, where the vendor lets accounts in by the query. */
class PassTest {
  private static final String CANDIDATES =
      """
      list: {request: GET /people}
      get: {request: "GET /people/{{ $id }}"}
      map: {id: id}
      """;

  private static String passed(
      EngineRig rig,
      Request.Method method,
      String path,
      @Nullable String query,
      String type,
      String body)
      throws IOException {
    PassedRequest request =
        new PassedRequest(
            method,
            path,
            query,
            Map.of("content-type", type),
            body.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PassedAnswer answer =
        rig.engine.pass(new PassCall(rig.account("a"), request, 1000, CallOptions.DEFAULT))) {
      answer.writeTo(out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void noParameterTakesThePlaceOfTheAuthentication() throws IOException {
    try (EngineRig rig = new EngineRig("auth: {query: {key: k-1}}\n", CANDIDATES)) {
      rig.vendor.at("/v1/people", _ -> Said.text("all"));

      assertThat(passed(rig, Request.Method.GET, "people", "a=b", "text/plain", ""))
          .isEqualTo("all");
      assertThat(rig.vendor.asked()).containsExactly("/v1/people?a=b&key=k-1");
      assertThatThrownBy(
              () -> passed(rig, Request.Method.GET, "people", "k%65y=mine", "text/plain", ""))
          .isInstanceOf(CallerException.class)
          .hasMessageContaining("'key' is how Acme lets the account in");
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsTheVendorsFault() {
    try (EngineRig rig = new EngineRig(CANDIDATES)) {
      rig.vendor.at("/v1/people", _ -> Said.text("x".repeat(2000)));

      assertThatThrownBy(() -> passed(rig, Request.Method.GET, "people", null, "text/plain", ""))
          .isInstanceOf(VendorException.class)
          .hasMessageContaining("the answer has more than 1000 bytes");
    }
  }
}
