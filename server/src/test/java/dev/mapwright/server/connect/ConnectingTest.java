package dev.mapwright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer.Answer;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers connect by themselves, end to end over real HTTP, with what the database is. */
@Timeout(120)
class ConnectingTest {
  private static final String BY_KEY =
      """
      {"tenant_id": "t-1", "environment": "production", "id": "new", "integrations": ["acme"],
       "redirect_uri": "https://app.example.com/done?step=3"}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void byAKeyThatIsTriedBeforeItIsStored(TestDatabase database) {
    try (ConnectRig rig = new ConnectRig(database.empty(folder), folder);
        Visitor customer = new Visitor(rig.origin())) {
      String link = rig.link(BY_KEY);

      assertThat(customer.get("/connect" + link).header("location"))
          .as("there is one to choose from")
          .isEqualTo("connect/acme" + link);
      Answer form = customer.get("/connect/acme" + link);
      assertThat(form.status()).isEqualTo(200);
      assertThat(form.text())
          .contains("Acme &lt;Hire&gt;", "Settings &gt; Keys, not &quot;old&quot; ones.");

      Answer wrong =
          customer.post(
              "/connect/acme" + link,
              Map.of("way", "0", "f-key", "planted-wrong-key-1", "f-site", "berlin"));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.text())
          .contains("does not accept these credentials", "value=\"berlin\"")
          .doesNotContain("planted-wrong-key-1");
      assertThat(rig.read("new")).startsWith("404");

      Answer done =
          customer.post("/connect/acme" + link, Map.of("way", "0", "f-key", ConsentingVendor.KEY));
      assertThat(done.status()).as(done.text()).isEqualTo(200);
      assertThat(Visitor.onward(done))
          .isEqualTo(
              "https://app.example.com/done?step=3&result=success&integration=acme"
                  + "&integrated_account_id=new");
      assertThat(rig.read("new")).contains("\"id\":\"7\"");
      assertThat(rig.operator("GET", "/integrated-account/new", "").json())
          .containsEntry("tenant_id", "t-1")
          .containsEntry("environment", "production");
    }
  }

  @ParameterizedTest
  @EnumSource
  void byTheVendorsPageWhichChecksStatePkceAndRedirect(TestDatabase database) {
    try (ConnectRig rig = new ConnectRig(database.empty(folder), folder);
        Visitor customer = new Visitor(rig.origin())) {
      String link = rig.link("{\"id\": \"new\", \"integrations\": [\"bolt\"]}");

      Answer leaving = customer.post("/connect/bolt" + link, Map.of("way", "1", "f-region", "eu"));
      assertThat(leaving.status()).as(leaving.text()).isEqualTo(200);
      String page = Visitor.onward(leaving);
      assertThat(page).startsWith("https://eu.bolt.example/authorize?");
      String back =
          customer.allowed(page.replace("https://eu.bolt.example", rig.vendor.uri().toString()));
      Answer done = customer.get(back);

      assertThat(done.header("location")).as(done.text()).isEqualTo("bolt" + link);
      assertThat(customer.get("/connect/bolt" + link).text())
          .contains("Bolt is connected", "data-account=\"new\"");
      assertThat(rig.vendor.refusals()).isEmpty();
      assertThat(rig.read("new")).contains("\"id\":\"7\"");
      assertThat(rig.vendor.asked())
          .as("the token that came with the consent is used")
          .containsExactly("/token authorization_code", "/people", "/people");
      assertThat(rig.operator("GET", "/integrated-account/new", "").text())
          .contains("refresh_token", "\"authentication_method\":\"oauth2\"")
          .doesNotContain("planted", "client_secret", ConsentingVendor.CLIENT);
    }
  }

  /** As who moves here from elsewhere has it: the app is the operator's all the same. */
  @Test
  void aRefreshTokenFromElsewhereIsUsedWithTheOperatorsApp() {
    try (ConnectRig rig = new ConnectRig(TestDatabase.FILE.empty(folder), folder)) {
      Answer made =
          rig.operator(
              "POST",
              "/integrated-account",
              "{\"id\": \"moved\", \"integration\": \"bolt\", \"credentials\": {\"region\": \"eu\","
                  + " \"refresh_token\": \"r\"}}");

      assertThat(made.status()).as(made.text()).isEqualTo(200);
      assertThat(rig.read("moved")).contains("\"id\":\"7\"");
      assertThat(rig.vendor.asked()).containsExactly("/token refresh_token", "/people");
      rig.operator("PATCH", "/integrated-account/moved", "{\"credentials\": {\"region\": \"us\"}}");
      assertThat(rig.operator("GET", "/integrated-account/moved", "").json())
          .as("nothing of the app becomes the account's own")
          .containsEntry("secrets_set", List.of("refresh_token"))
          .containsEntry("context", Map.of("region", "us"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAccountIsConnectedAnew(TestDatabase database) {
    try (ConnectRig rig = new ConnectRig(database.empty(folder), folder);
        Visitor customer = new Visitor(rig.origin())) {
      rig.operator(
          "POST",
          "/integrated-account",
          "{\"id\": \"old\", \"integration\": \"bolt\", \"tenant_id\": \"t-9\","
              + " \"credentials\": {\"region\": \"us\", \"key\": \"stale\"}}");
      assertThat(rig.read("old")).startsWith("401");
      String link = rig.link("{\"integrated_account_id\": \"old\"}");

      Answer leaving = customer.post("/connect/bolt" + link, Map.of("way", "1", "f-region", "eu"));
      customer.get(
          customer.allowed(
              Visitor.onward(leaving)
                  .replace("https://eu.bolt.example", rig.vendor.uri().toString())));

      assertThat(rig.read("old")).contains("\"id\":\"7\"");
      assertThat(rig.operator("GET", "/integrated-account/old", "").json())
          .containsEntry("tenant_id", "t-9")
          .containsEntry("context", Map.of("region", "eu"));
    }
  }
}
