package dev.mapwright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP gives every answer, whatever it says: a name, compression, and leave to keep it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersOnTheWireTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acc-1";

  private final TestServer server =
      TestServer.over(
          CannedApi.answering(
              Collections.nCopies(100, CannedApi.record("7", "{\"a\":\"long enough\"}")), null));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<byte[]> ask(String path, String name, String value)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("authorization", "Bearer " + TestServer.TOKEN)
            .header(name, value)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {LIST, LIST + "&truto_response_format=stream", "/openapi.json", "/docs/start.js"})
  void isCompressedWhereAsked(String path) throws Exception {
    HttpResponse<byte[]> plain = ask(path, "accept", "*/*");
    HttpResponse<byte[]> gzipped = ask(path, "accept-encoding", "br, gzip;q=0.8");
    boolean isShort = plain.body().length < 1_024;

    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(gzipped.headers().firstValue("vary")).hasValue("Accept-Encoding");
    assertThat(gzipped.headers().firstValue("content-encoding").isEmpty()).isEqualTo(isShort);
    assertThat(unpacked(gzipped)).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    if (!isShort) {
      assertThat(gzipped.body().length).isLessThan(plain.body().length / 2);
    }
  }

  private static String unpacked(HttpResponse<byte[]> answer) throws IOException {
    InputStream bytes = new ByteArrayInputStream(answer.body());
    try (InputStream in =
        answer.headers().firstValue("content-encoding").isPresent()
            ? new GZIPInputStream(bytes)
            : bytes) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip;q=0", "br"})
  void isNotCompressedWhereThatIsNotTaken(String accepted) throws Exception {
    assertThat(ask(LIST, "accept-encoding", accepted).headers().firstValue("content-encoding"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, "/unified/ats/candidates", "/nowhere", "/ping", "/api/ats/v1/jobs"})
  void hasTheNameThatItsRequestCameWith(String path) throws Exception {
    assertThat(ask(path, "x-request-id", "abc-1.2").headers().firstValue("x-request-id"))
        .hasValue("abc-1.2");
  }

  @Test
  void hasANameOfItsOwnWhereNoneOrNoPlainOneCame() throws Exception {
    for (String sent : List.of("with space", "a\tb", "x".repeat(129), "<script>", "\u00fc")) {
      assertThat(ask("/ping", "x-request-id", sent).headers().firstValue("x-request-id"))
          .hasValueSatisfying(id -> assertThat(id).hasSize(36).isNotEqualTo(sent));
    }
    assertThat(server.get("/ping").header("x-request-id"))
        .hasSize(36)
        .isNotEqualTo(server.get("/ping").header("x-request-id"));
    String tooLong = "/ping?a=" + "x".repeat(300_000);
    assertThat(server.get(tooLong).header("x-request-id")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/openapi/merge.json", "/docs", "/docs/swagger-ui.css"})
  void whatDoesNotChangeIsSentOnce(String path) {
    var first = server.send("GET", path, Map.of());
    String tag = first.header("etag");

    assertThat(tag).isNotEmpty();
    assertThat(first.header("cache-control")).contains("max-age");
    for (String known : List.of(tag, "\"other\", " + tag, tag.substring(2), "*")) {
      var again = server.send("GET", path, Map.of("if-none-match", known));
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.header("etag")).isEqualTo(tag);
    }
    assertThat(server.send("GET", path, Map.of("if-none-match", "\"other\"")).status())
        .isEqualTo(200);
  }

  @Test
  void recordsAreNeverKept() {
    var answer = server.get(LIST);

    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("etag")).isEmpty();
  }
}
