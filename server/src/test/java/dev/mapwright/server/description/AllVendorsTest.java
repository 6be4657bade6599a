package dev.mapwright.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every connector can be described, whatever its language. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllVendorsTest {
  private static final SequencedMap<String, Connector> CONNECTORS =
      Connectors.bundled(new ConnectorLoader(new JsonataLanguage(), AcmeDescription.MODELS)).all();

  private final TestServer server =
      TestServer.of(
          TestServer.parts(
              CannedApi.answering(List.of(), null), new Accounts(List.of()), CONNECTORS),
          ServerSettings.local(0));

  @AfterAll
  void stop() {
    server.close();
  }

  static List<String> vendors() {
    return List.copyOf(CONNECTORS.keySet());
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void aVendorIsDescribed(String vendor) {
    for (String method : Method.words()) {
      assertThat(server.get("/unified/ats/candidates/" + vendor + "/meta/" + method).json())
          .containsEntry("method", method)
          .containsKey("response_schema");
    }
    String label = Objects.requireNonNull(CONNECTORS.get(vendor)).label();
    assertThat(server.get("/unified/meta/ats/" + vendor).json()).containsKey("instructions");
    assertThat(server.get("/unified/meta/ats/" + vendor + "?format=html").text())
        .contains("<h1>" + label + ": ats</h1>", "<code>id</code>");
    assertThat(server.get("/integration/" + vendor + "/capabilities").json())
        .doesNotContainEntry("unified", List.of());
  }
}
