package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.99.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "100.100.100.200",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[ff02::1]"
      })
  void refusesAddressesInsideAnybodysNetwork(String host) {
    AddressGuard guard = new AddressGuard(Set.of(), InetAddress::getAllByName);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> guard.addresses(URI.create("https://" + host + "/x"), SECOND))
        .withMessageContaining("private network")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED_ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9.9.9", "172.32.0.1", "100.128.0.1", "[2620:fe::fe]", "[2a00::1]"})
  void letsPublicAddressesThrough(String host) throws InterruptedException {
    AddressGuard guard = new AddressGuard(Set.of(), InetAddress::getAllByName);

    assertThat(guard.addresses(URI.create("https://" + host), SECOND)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.1/", "http://2130706433/", "http://0x7f.1/", "http:///x"})
  void refusesHostsInDisguise(String url) {
    AddressGuard guard = new AddressGuard(Set.of(), InetAddress::getAllByName);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> guard.addresses(URI.create(url), SECOND))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED_ADDRESS));
  }

  @Test
  void looksAtWhatAHostNameLeadsTo() throws Exception {
    AddressGuard guard =
        new AddressGuard(
            Set.of(),
            names(
                Map.of(
                    "rebound.example", List.of("10.0.0.7"),
                    "mixed.example", List.of("127.0.0.1", "9.9.9.9"))));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> guard.addresses(URI.create("https://rebound.example"), SECOND));
    assertThat(guard.addresses(URI.create("https://mixed.example"), SECOND))
        .containsExactly(InetAddress.getByName("9.9.9.9"));
  }

  @Test
  void allowsThePrivateOriginsThatItWasToldAndNoOthers() throws Exception {
    AddressGuard guard =
        new AddressGuard(
            Set.of(URI.create("http://LOCALHOST:9001")),
            names(Map.of("localhost", List.of("127.0.0.1"))));

    assertThat(guard.addresses(URI.create("http://localhost:9001/v1"), SECOND))
        .containsExactly(InetAddress.getLoopbackAddress());
    for (String other :
        List.of("http://localhost:9002", "https://localhost:9001", "http://localhost")) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> guard.addresses(URI.create(other), SECOND));
    }
  }

  @Test
  void doesNotWaitLongerForANameThanAsked() {
    AddressGuard guard =
        new AddressGuard(
            Set.of(),
            _ -> {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new InetAddress[0];
            });

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () -> guard.addresses(URI.create("https://slow.example"), Duration.ofMillis(20)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
  }

  private static AddressGuard.Lookup names(Map<String, List<String>> names) {
    return host -> {
      List<String> addresses = names.get(host);
      if (addresses == null) {
        throw new UnknownHostException(host);
      }
      InetAddress[] found = new InetAddress[addresses.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = InetAddress.getByName(addresses.get(i));
      }
      return found;
    };
  }
}
