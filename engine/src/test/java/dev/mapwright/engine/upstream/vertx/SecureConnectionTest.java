package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import dev.mapwright.engine.vendor.LoopbackVendor;
import dev.mapwright.engine.vendor.Said;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address that is connected to is a vetted one; the name that is checked is the vendor's. */
class SecureConnectionTest {
  @TempDir Path folder;

  @Test
  void checksTheVendorsNameAlthoughItConnectsToAnAddress() throws Exception {
    Path keys = VendorKeys.keyStoreFor("vendor.example", folder);
    try (LoopbackVendor vendor = new LoopbackVendor(VendorKeys.server(keys), _ -> Said.json("{}"));
        VertxTransport transport = trusting(keys, vendor.port())) {

      var answer =
          transport.send(
              get("https://vendor.example:" + vendor.port()), AnswerShare.unbounded().part());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(vendor.askedOnce().header("host")).isEqualTo("vendor.example:" + vendor.port());

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              transport.send(
                  get("https://other.example:" + vendor.port()), AnswerShare.unbounded().part()))
          .withMessageContaining(
              "no secure connection: No subject alternative DNS name matching other.example")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED));
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    Path keys = VendorKeys.keyStoreFor("vendor.example", folder);
    try (LoopbackVendor vendor = new LoopbackVendor(VendorKeys.server(keys), _ -> Said.json("{}"));
        VertxTransport transport =
            new VertxTransport(options(vendor.port()), new HttpClientOptions(), _ -> loopback())) {

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() ->
              transport.send(
                  get("https://vendor.example:" + vendor.port()), AnswerShare.unbounded().part()))
          .withMessageContaining("no secure connection: unable to find valid certification path")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED));
    }
  }

  private static HttpCall get(String url) {
    return new HttpCall(
        "acme", "GET", URI.create(url), List.of(), new byte[0], Duration.ofSeconds(10));
  }

  private static VertxTransport trusting(Path keys, int port) {
    return new VertxTransport(
        options(port),
        new HttpClientOptions()
            .setTrustOptions(
                new PfxOptions().setPath(keys.toString()).setPassword(VendorKeys.PASSWORD)),
        _ -> loopback());
  }

  private static TransportOptions options(int port) {
    return TransportOptions.DEFAULT.withPrivateOrigins(
        Set.of(
            URI.create("https://vendor.example:" + port),
            URI.create("https://other.example:" + port)));
  }

  private static InetAddress[] loopback() {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }
}
