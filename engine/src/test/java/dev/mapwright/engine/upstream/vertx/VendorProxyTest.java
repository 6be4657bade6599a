package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import dev.mapwright.engine.upstream.transport.VendorProxy;
import dev.mapwright.engine.vendor.LoopbackVendor;
import dev.mapwright.engine.vendor.Said;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to vendors go through a proxy where there is one, and nowhere private by it. */
class VendorProxyTest {
  private static final String VENDOR = "http://vendor.example";

  @TempDir Path folder;
  @AutoClose private final LoopbackVendor vendor = new LoopbackVendor(_ -> Said.json("{}"));
  @AutoClose private final LoopbackProxy proxy;

  VendorProxyTest() throws IOException {
    proxy = new LoopbackProxy(vendor.port());
  }

  private VertxTransport transport(String user, String direct) {
    return new VertxTransport(
        options(user, direct), new HttpClientOptions(), VendorProxyTest::lookUp);
  }

  private TransportOptions options(String user, String direct) {
    return TransportOptions.DEFAULT.through(
        VendorProxy.of("http://" + user + "127.0.0.1:" + proxy.port(), direct));
  }

  /** What is known here of the names; nothing of most. */
  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    return switch (host) {
      case "inside.example" -> InetAddress.getAllByName("10.0.0.7");
      case "vendor.example" -> InetAddress.getAllByName("93.184.215.14");
      case "unknown.example" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host);
    };
  }

  private static HttpAnswer send(VertxTransport transport, String url) throws Exception {
    return transport.send(
        new HttpCall(
            "acme",
            "GET",
            URI.create(url),
            List.of(Map.entry("X-Key", "k3y")),
            new byte[0],
            Duration.ofSeconds(10)),
        AnswerShare.unbounded().part());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://vendor.example/a?b=1", "http://unknown.example/a?b=1"})
  void whatIsPlainIsAskedOfTheProxy(String url) throws Exception {
    try (VertxTransport transport = transport("us%40er:pass%3Aword@", "")) {
      assertThat(send(transport, url).status()).isEqualTo(200);
    }
    assertThat(proxy.heads().getFirst())
        .startsWith("GET " + url + " HTTP/1.1")
        .anyMatch(line ->
            line.equalsIgnoreCase(
                "Proxy-Authorization: Basic "
                    + Base64.getEncoder()
                        .encodeToString("us@er:pass:word".getBytes(StandardCharsets.UTF_8))));
    assertThat(vendor.askedOnce().header("host")).isEqualTo(URI.create(url).getHost());
  }

  @Test
  void whatIsSecureGoesThroughATunnelAndTheVendorsCertificateIsChecked() throws Exception {
    Path keys = VendorKeys.keyStoreFor("vendor.example", folder);
    try (LoopbackVendor secure = new LoopbackVendor(VendorKeys.server(keys), _ -> Said.json("{}"));
        LoopbackProxy tunnel = new LoopbackProxy(secure.port());
        VertxTransport transport =
            new VertxTransport(
                TransportOptions.DEFAULT.through(
                    VendorProxy.of("http://127.0.0.1:" + tunnel.port(), "")),
                new HttpClientOptions()
                    .setTrustOptions(
                        new PfxOptions().setPath(keys.toString()).setPassword(VendorKeys.PASSWORD)),
                VendorProxyTest::lookUp)) {

      assertThat(send(transport, "https://vendor.example/a").status()).isEqualTo(200);
      assertThat(tunnel.heads())
          .singleElement()
          .satisfies(head ->
              assertThat(head)
                  .startsWith("CONNECT vendor.example:443 HTTP/1.1")
                  .noneMatch(line -> line.contains("k3y")));
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> send(transport, "https://unknown.example/a"))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.7/",
        "https://169.254.169.254/latest",
        "http://[::1]/",
        "http://localhost/",
        "https://inside.example/"
      })
  void nothingPrivateIsAskedForThroughIt(String url) {
    try (VertxTransport transport = transport("", "")) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> send(transport, url))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED_ADDRESS));
    }
    assertThat(proxy.heads()).isEmpty();
  }

  @Test
  void anotherOriginThatTheOperatorNamedIsAskedWithoutIt() throws Exception {
    try (VertxTransport transport =
        new VertxTransport(
            options("", "").withPrivateOrigins(Set.of(vendor.uri())),
            new HttpClientOptions(),
            VendorProxyTest::lookUp)) {
      assertThat(send(transport, vendor.uri() + "/a").status()).isEqualTo(200);
      HttpCall elsewhere =
          new HttpCall(
                  "acme", "GET", URI.create(VENDOR), List.of(), new byte[0], Duration.ofSeconds(10))
              .to(vendor.uri());
      assertThat(transport.send(elsewhere, AnswerShare.unbounded().part()).status()).isEqualTo(200);
    }
    assertThat(proxy.heads()).isEmpty();
  }

  @Test
  void aProxyThatRefusesIsNamedAsWhatStandsInTheWay() {
    proxy.refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
    try (VertxTransport transport = transport("user:s3cret@", "")) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> send(transport, "https://vendor.example/a"))
          .withMessageContaining(
              "the proxy to vendors cannot be reached, or does not let it through")
          .withMessageNotContaining("s3cret")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "vendor.example, true",
    "api.internal.example, false",
    "internal.example, false",
    "notinternal.example, true",
    "LOCALHOST, false"
  })
  void hostsAndEndsOfHostsAreAskedWithoutIt(String host, boolean covered) {
    VendorProxy way = VendorProxy.of("http://proxy.example:3128", ".internal.example, localhost");

    assertThat(way.covers(URI.create("https://" + host + "/"))).isEqualTo(covered);
    assertThat(VendorProxy.of("http://p:1", "*").covers(URI.create("https://a.b/"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "10.0.0.0/8,          https://10.9.8.7/,               false",
        "10.0.0.0/8,          https://11.0.0.1/,               true",
        "172.16.0.0/12,       https://172.31.255.255/,         false",
        "172.16.0.0/12,       https://172.32.0.1/,             true",
        "10.0.0.0/8,          https://ten.example/,            true",
        "192.0.2.7,           https://192.0.2.7:8443/,         false",
        "fd00::/8,            'https://[fd12:3456::1]/',       false",
        "fd00::/8,            https://10.0.0.1/,               true",
        "api.example:8443,    https://api.example:8443/,       false",
        "api.example:8443,    https://api.example/,            true",
        "0.0.0.0/0,           https://203.0.113.9/,            false",
      })
  void addressesBlocksAndPortsAreAskedWithoutIt(String direct, String uri, boolean covered) {
    VendorProxy way = VendorProxy.of("http://proxy.example:3128", direct);

    assertThat(way.covers(URI.create(uri.replace("'", "")))).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "fd00::/129", "name.example/8", "10.0.0.0/x"})
  void aBlockThatIsNoneIsTold(String direct) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VendorProxy.of("http://proxy.example:3128", direct))
        .withMessageContaining(direct);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example:3128", "socks5://user:s3cret@p:1", "https://p:1", "http://"})
  void whatIsNoProxyIsToldWithoutItsSecrets(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VendorProxy.of(url, ""))
        .withMessageContaining("expected the URL of an HTTP proxy")
        .withMessageNotContaining("s3cret");
    assertThat(VendorProxy.of("http://user:s3cret@p:1", "")).hasToString("p:1");
  }
}
