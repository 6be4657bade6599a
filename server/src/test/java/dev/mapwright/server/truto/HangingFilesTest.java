package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of one account that do not come keep nobody of another account waiting. */
@Timeout(60)
class HangingFilesTest {
  /** More than an account has connections to a host, and than it may have requests here. */
  private static final int CALLERS = 400;

  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @AutoClose private final FileVendor vendor = new FileVendor();

  private final HttpClient client = HttpClient.newHttpClient();

  HangingFilesTest() throws IOException {}

  @AfterEach
  void leave() {
    client.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "slow"})
  void anotherAccountOfTheSameVendorIsServedAtOnce(String file) throws Exception {
    List<CompletableFuture<HttpResponse<InputStream>>> hanging = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      hanging.add(client.sendAsync(request("acme-1", file), BodyHandlers.ofInputStream()));
    }
    if (file.equals("silent")) {
      assertThat(vendor.asked.tryAcquire(8, 20, TimeUnit.SECONDS)).as("asked for").isTrue();
    } else {
      CompletableFuture.anyOf(hanging.toArray(CompletableFuture[]::new)).get();
    }

    for (int i = 0; i < 20; i++) {
      assertThat(client.send(request("acme-2", "cv"), BodyHandlers.ofString()).body())
          .isEqualTo("bytes of a file");
    }
  }

  private HttpRequest request(String account, String file) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:"
                    + vendor.server.port()
                    + "/unified/ats/candidates/7/attachments/"
                    + file
                    + "/content?integrated_account_id="
                    + account))
        .header("authorization", "Bearer " + TestServer.TOKEN)
        .timeout(account.equals("acme-2") ? AT_ONCE : Duration.ofMinutes(1))
        .build();
  }
}
