package dev.mapwright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer.Answer;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connecting where several servers share the work, and where the database is away. */
@Timeout(120)
class ServersTest {
  @TempDir Path folder;

  /** The account is stored whole: the second server has it, and the token that came with it. */
  @Test
  void aConsentMayComeBackToAnotherServer() {
    StoreLocation shared = TestDatabase.POSTGRESQL.empty(folder);
    try (ConnectRig first = new ConnectRig(shared, folder);
        ConnectRig second = new ConnectRig(shared, folder);
        Visitor customer = new Visitor(first.origin())) {
      String link = first.link("{\"integrations\": [\"bolt\"]}");
      Answer leaving = customer.get("/connect/bolt" + link + "&consent=true&region=eu");
      String back =
          customer.allowed(
              leaving
                  .header("location")
                  .replace("https://eu.bolt.example", first.vendor.uri().toString()));
      // Both servers stand before one vendor, save that here each has one of its own.
      second.vendor.take(first.vendor);

      Answer done = customer.get(back.replace(first.origin(), second.origin()));

      assertThat(done.header("location")).as(done.text()).isEqualTo("bolt" + link);
      assertThat(second.vendor.asked()).containsExactly("/token authorization_code", "/people");
      String account =
          customer
              .get("/connect/bolt" + link)
              .text()
              .replaceFirst("(?s).*data-account=\"([^\"]+)\".*", "$1");
      assertThat(first.read(account)).contains("\"id\":\"7\"");
      assertThat(first.vendor.asked())
          .as("with the second server's token")
          .containsExactly("/people");
      assertThat(customer.get(back).text()).contains("This step is over");
    }
  }

  @Test
  void aDatabaseThatIsAwayIsToldOnAPage() {
    try (ConnectRig rig = new ConnectRig(StoreLocation.in(folder.resolve("data")), folder);
        Visitor customer = new Visitor(rig.origin())) {
      String link = rig.link("{}");
      rig.store.close();

      Answer page = customer.get("/connect" + link);

      assertThat(page.status()).isGreaterThanOrEqualTo(500);
      assertThat(page.text()).contains("<main>", "This did not work");
    }
  }
}
