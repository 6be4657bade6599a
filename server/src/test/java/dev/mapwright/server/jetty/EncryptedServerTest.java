package dev.mapwright.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.fixtures.certificate.SelfSigned;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.tls.TlsIdentity;
import dev.mapwright.server.truto.TrutoErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over TLS all is as without: answers, callers that leave, a bound of connections. */
@Timeout(60)
class EncryptedServerTest {
  @TempDir private Path folder;
  private SelfSigned certificate;

  @BeforeEach
  void makeCertificate() throws Exception {
    certificate = SelfSigned.make(folder, "first", "EC", 90);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void speaksBothVersionsOfHttp(Version version) throws Exception {
    Handler handler = request -> ServerResponse.json(200, out -> out.value(request.path()));
    try (JettyServer server = start(handler)) {
      HttpResponse<String> answer = get(client(version, certificate), server, "/some/path");

      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.body()).isEqualTo("\"/some/path\"");
    }
  }

  @Test
  void anotherCertificateCountsForNewConnections() throws Exception {
    SelfSigned second = SelfSigned.make(folder, "second", "RSA", 90);
    Handler handler = _ -> ServerResponse.json(200, out -> out.value("ok"));
    try (JettyServer server = start(handler)) {
      HttpClient before = client(Version.HTTP_2, certificate);
      assertThat(get(before, server, "/").statusCode()).isEqualTo(200);

      server.renew(TlsIdentity.read(second.chain(), second.key()));

      assertThat(get(before, server, "/").statusCode()).as("same connection").isEqualTo(200);
      assertThat(get(client(Version.HTTP_2, second), server, "/").statusCode()).isEqualTo(200);
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> get(client(Version.HTTP_2, certificate), server, "/"));
    }
  }

  /** What nobody waits for any more is not worked on. */
  @ParameterizedTest
  @EnumSource(Version.class)
  void aCallerThatLeavesEndsTheWorkOnItsRequest(Version version) throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Handler handler =
        _ -> {
          entered.countDown();
          try {
            Thread.sleep(30_000);
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
          return ServerResponse.json(200, out -> out.value("late"));
        };
    try (JettyServer server = start(handler);
        HttpClient client = client(version, certificate)) {
      CompletableFuture<?> running =
          client.sendAsync(
              HttpRequest.newBuilder(uri(server, "/")).build(), BodyHandlers.ofString());
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

      running.cancel(true);

      assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
      client.shutdownNow();
    }
  }

  @Test
  void whoSpeaksPlainHttpIsNotAnswered() throws Exception {
    Handler handler = _ -> ServerResponse.json(200, out -> out.value("hidden"));
    try (JettyServer server = start(handler);
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      plain.setSoTimeout(20_000);
      plain
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      byte[] answer = plain.getInputStream().readAllBytes();

      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("hidden", "200");
    }
  }

  private JettyServer start(Handler handler) throws Exception {
    ServerSettings settings =
        ServerSettings.builder()
            .tls(TlsIdentity.read(certificate.chain(), certificate.key()))
            .build();
    return JettyServer.start(settings, Front.of(handler, new TrutoErrors()));
  }

  private static HttpClient client(Version version, SelfSigned trusted) throws Exception {
    return HttpClient.newBuilder()
        .version(version)
        .sslContext(SelfSigned.trusting(trusted))
        .build();
  }

  private static HttpResponse<String> get(HttpClient client, JettyServer server, String path)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(server, path)).build(), BodyHandlers.ofString());
  }

  private static URI uri(JettyServer server, String path) {
    return URI.create("https://localhost:" + server.port() + path);
  }
}
