package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bytes of an attachment, from a vendor on loopback through the real server. */
@Timeout(60)
class ContentOperationTest {
  @AutoClose private final FileVendor vendor = new FileVendor();

  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  ContentOperationTest() throws IOException {}

  @Test
  void theVendorsBytesComeWithItsTypeAndLengthUnderASafeName() {
    var answer = vendor.server.get(path("cv"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("bytes of a file");
    assertThat(answer.header("content-type")).isEqualTo("application/pdf");
    assertThat(answer.header("content-length")).isEqualTo("15");
    assertThat(answer.header("content-disposition"))
        .isEqualTo("attachment; filename=\"c_v.pdf\"; filename*=UTF-8''c_v.pdf");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void headTellsTheSameWithoutTheBytes() {
    var answer =
        vendor.server.send(
            "HEAD", path("cv"), Map.of("authorization", "Bearer " + TestServer.TOKEN));

    assertThat(answer.header("content-length")).isEqualTo("15");
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void whatIsMissingIsNotFound() {
    assertThat(vendor.server.get(path("nobody")).json())
        .containsEntry("statusCode", 404L)
        .containsEntry("message", "Acme has no attachment 'nobody' of '7'.");
    assertThat(vendor.server.get(path("inline")).json())
        .containsEntry("statusCode", 404L)
        .containsEntry("message", "Acme has no file behind this attachment that could be fetched.");
  }

  @Test
  void whatTheVendorRefusesIsItsError() {
    assertThat(vendor.server.get(path("forbidden")).json())
        .containsEntry("statusCode", 403L)
        .containsEntry("truto_is_remote_error", true)
        .containsEntry("raw_response", Map.of("no", 1L));
  }

  @Test
  void aFileThatIsTooLargeIsToldBeforeItIsRead() {
    assertThat(vendor.server.get(path("huge")).json())
        .containsEntry("statusCode", 502L)
        .extracting("message")
        .asString()
        .endsWith("the file has more than 134217728 bytes, the most that are passed on: 134217729");
  }

  @Test
  void aFileOfUnknownLengthBreaksOffWhereItIsTooLarge() throws Exception {
    try (InputStream body = open("endless")) {
      assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class);
    }
    assertThat(vendor.sent.get()).isBetween(FileVendor.MOST, 2 * FileVendor.MOST);
    assertThat(vendor.stopped.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void badRequestsReachNoVendor() {
    assertThat(vendor.server.get(path("cv") + "&limit=2").json()).containsEntry("statusCode", 400L);
    assertThat(vendor.server.get(path("cv").replaceFirst("\\?.*", "")).json())
        .containsEntry("statusCode", 400L);
    assertThat(vendor.server.send("GET", path("cv"), Map.of()).status()).isEqualTo(401);
  }

  @Test
  void aSlowReaderHoldsTheVendorBackAndOneThatLeavesStopsIt() throws Exception {
    try (InputStream body = open("endless")) {
      assertThat(body.read()).isZero();
      TimeUnit.SECONDS.sleep(2);
      long early = vendor.sent.get();
      TimeUnit.SECONDS.sleep(1);

      assertThat(vendor.sent.get()).isEqualTo(early).isLessThan(FileVendor.LARGE);
    }
    // A connection closed while the reader's window was shut is found out by the next probe of it.
    assertThat(vendor.stopped.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** The head does not wait for the first byte, nor a byte for the next. */
  @Test
  void whatComesSlowlyIsPassedOnAsItComes() throws Exception {
    try (InputStream body = open("slow")) {
      for (char letter : "slow".toCharArray()) {
        vendor.letters.release();
        assertThat(body.read()).isEqualTo((int) letter);
      }
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  /** Nobody reads while the vendor is awaited; the leaving is noticed all the same. */
  @Test
  void whoLeavesWhileTheVendorIsAwaitedStopsIt() throws Exception {
    try (InputStream body = open("slow")) {
      vendor.letters.release();
      assertThat(body.read()).isEqualTo((int) 's');
    }
    TimeUnit.SECONDS.sleep(4);
    for (int i = 0; i < 2; i++) {
      vendor.letters.release(); // what is written to a closed connection fails the second time
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertThat(vendor.cut.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aLargeFileComesWhole() throws Exception {
    try (InputStream body = open("large")) {
      assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(FileVendor.LARGE);
    }
  }

  private InputStream open(String attachment) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + vendor.server.port() + path(attachment)))
                .header("authorization", "Bearer " + TestServer.TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }

  private static String path(String attachment) {
    return "/unified/ats/candidates/7/attachments/"
        + attachment
        + "/content?integrated_account_id=acme-1";
  }
}
