package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no vendor's is posted to nobody in a private network. */
class OutgoingAddressesTest {
  @AutoClose private final EmbeddedEngine engine = EmbeddedEngine.builder().open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:1/hook",
        "https://localhost/hook",
        "https://0.0.0.0/hook",
        "https://10.0.0.8/hook",
        "https://172.16.4.4/hook",
        "https://192.168.1.1:8443/hook",
        "https://100.64.0.1/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/hook",
        "https://[::ffff:127.0.0.1]/hook",
        "https://[::ffff:7f00:1]/hook",
        "https://[fe80::1]/hook",
        "https://[fd00::1]/hook",
        "https://[64:ff9b::a00:8]/hook",
      })
  void refusesAddressesOfPrivateNetworks(String url) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() ->
            engine
                .outgoing()
                .post("test", URI.create(url), List.of(), new byte[0], Duration.ofSeconds(5)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.REFUSED_ADDRESS));
  }
}
