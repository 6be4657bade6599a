package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.connect.Visitor;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.EngineRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What connectors can do, told from their files. */
class ConnectorPagesTest {

  @Test
  void aConnectorIsToldFromItsFile(@TempDir Path folder) {
    try (ConsoleRig rig = new ConsoleRig(folder)) {
      Visitor reader = rig.signedIn(String.valueOf(rig.key("{\"name\": \"r\"}").get("key")));

      assertThat(reader.get("/console/connectors").text())
          .contains("Acme &lt;b&gt;", ">9</meter> 9</td>", "by what they paste");
      TestServer.Answer page = reader.get("/console/connectors/acme");
      assertThat(page.text())
          .contains("<code>company</code></th><td data-label=\"Filled\">by further requests<")
          .contains("<code>first_name</code></th><td data-label=\"Filled\">with the list<")
          .contains("<tr class=\"unfilled\"><th scope=\"row\"><code>can_email</code>")
          .contains(">eq<", "Key &lt;/dt&gt;", "Under &lt;i&gt;Keys&lt;/i&gt;")
          .contains("<span class=\"number\">3</span><code>label: Acme &lt;b&gt;")
          .doesNotContain("alert(3)</script>", "<i>");
      assertThat(reader.get("/console/connectors/amce").text()).contains("Did you mean");
      assertThat(reader.get("/console/connectors/%3Ci%3E").text()).doesNotContain("<i>");
    }
  }

  /** Each of those that Mapwright brings has its page, and its mapping opens in the playground. */
  @Test
  void everyConnectorHasItsPages() {
    Map<String, Connector> all = Connectors.bundled().all();
    try (EngineRuntime engine = EngineRuntime.open(EmbeddedEngine.builder());
        TestServer server =
            TestServer.of(
                TestServer.parts(engine.api(), new Accounts(List.of()), Connectors.bundled().all()),
                ServerSettings.local(0))) {
      Visitor visitor = new Visitor("http://127.0.0.1:" + server.port());
      visitor.post("/console/sign-in", Map.of("key", TestServer.TOKEN));

      assertThat(visitor.get("/console/connectors").text()).contains(all.keySet());
      for (Connector connector : all.values()) {
        assertThat(visitor.get("/console/connectors/" + connector.name()).status())
            .as(connector.name())
            .isEqualTo(200);
        assertThat(visitor.get("/console/playground?connector=" + connector.name()).text())
            .as(connector.name())
            .contains("map:\n  id: ");
      }
    }
  }
}
