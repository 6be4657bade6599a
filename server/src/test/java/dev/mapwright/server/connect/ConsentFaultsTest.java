package dev.mapwright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer.Answer;
import dev.mapwright.server.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between leaving for the vendor's page and coming back. */
@Timeout(60)
class ConsentFaultsTest {
  @TempDir Path folder;
  private ConnectRig rig;
  private Visitor customer;
  private String link;

  @BeforeEach
  void start() {
    rig = new ConnectRig(StoreLocation.in(folder.resolve("data")), folder);
    customer = new Visitor(rig.origin());
    link = rig.link("{\"id\": \"new\", \"integrations\": [\"bolt\", \"acme\"]}");
  }

  @AfterEach
  void stop() {
    customer.close();
    rig.close();
  }

  /** Where the vendor sends the customer back to, after the page where he consents. */
  private String back() {
    Answer leaving = customer.get("/connect/bolt" + link + "&consent=true&region=eu");
    assertThat(leaving.status()).as(leaving.text()).isEqualTo(303);
    return customer.allowed(
        leaving.header("location").replace("https://eu.bolt.example", rig.vendor.uri().toString()));
  }

  /** Nothing came of it, and the customer is told so on the vendor's page, where he can go on. */
  private void nothingCameOfIt(Answer answer, String told) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    Answer page = customer.get("/connect/" + answer.header("location"));
    assertThat(page.text()).contains("role=\"alert\"", told, "Continue to Bolt");
    assertThat(rig.read("new")).startsWith("404");
  }

  @Test
  void aStateIsGoodOnce() {
    String back = back();
    assertThat(customer.get(back).status()).isEqualTo(303);

    Answer again = customer.get(back);

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text()).contains("This step is over");
    assertThat(rig.vendor.refusals()).as("the code is not sent twice").isEmpty();
  }

  @Test
  void aStateOfAnotherBrowserIsRefusedAndStaysGoodForItsOwn() {
    String back = back();

    try (Visitor other = new Visitor(rig.origin())) {
      Answer foreign = other.get(back);
      assertThat(foreign.status()).isEqualTo(403);
      assertThat(foreign.text()).contains("begun in another browser");
    }
    assertThat(rig.vendor.asked()).isEmpty();
    assertThat(customer.get(back).status()).isEqualTo(303);
  }

  @Test
  void aStateThatNobodyMadeIsRefused() {
    back();

    Answer answer = customer.get("/connect/callback?code=c&state=" + "x".repeat(43));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(customer.get("/connect/callback").status()).isEqualTo(400);
    assertThat(rig.vendor.asked()).isEmpty();
  }

  @Test
  void aStateEndsAfterAQuarterOfAnHour() {
    String back = back();
    rig.pass(Duration.ofMinutes(16));

    assertThat(customer.get(back).text()).contains("This step is over");
    assertThat(rig.vendor.asked()).isEmpty();
  }

  @Test
  void whoDoesNotAllowItIsToldThatNothingWasConnected() {
    rig.vendor.denies = true;

    nothingCameOfIt(customer.get(back()), "Access was not allowed at Bolt");
  }

  @Test
  void aCodeThatTheVendorDoesNotTake() {
    String back = back();

    nothingCameOfIt(
        customer.get(back.replaceFirst("code=[^&]*", "code=made-up")),
        "Bolt did not complete the connection");
    assertThat(rig.vendor.refusals()).containsExactly("token: invalid_grant");
  }

  @Test
  void anAccessThatDoesNotLast() {
    rig.vendor.isLasting = false;

    nothingCameOfIt(customer.get(back()), "for a short time only");
  }

  /** The vendor's own words in the address are nobody's, since anybody can write an address. */
  @Test
  void theWordsOfTheAddressAreNotShown() {
    Answer answer =
        customer.get(
            back().replaceFirst("code=[^&]*", "error=server_error&error_description=Call+0900+1"));

    nothingCameOfIt(answer, "Bolt did not complete the connection");
    assertThat(customer.get("/connect/bolt" + link + "&trouble=%3Cb%3E").text())
        .doesNotContain("role=\"alert\"");
  }

  @Test
  void anAccountThatMayNotReadIsConnectedAndSaysWhatIsMissing() {
    rig.vendor.forbids = true;

    Answer answer = customer.get(back());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains(
            "Bolt is connected", "Allow them to read candidates there", "data-account=\"new\"");
    rig.vendor.forbids = false;
    assertThat(rig.read("new")).contains("\"id\":\"7\"");
  }

  /** Two consents under way for one link: whoever comes first connects it. */
  @Test
  void aLinkConnectsOneAccount() {
    String first = back();
    String second = back();
    customer.get(first);

    Answer late = customer.get(second);

    assertThat(late.header("location")).isEqualTo("bolt" + link);
    assertThat(rig.vendor.asked()).containsOnlyOnce("/token authorization_code");
    assertThat(
            customer
                .post("/connect/acme" + link, Map.of("way", "0", "f-key", ConsentingVendor.KEY))
                .text())
        .contains("Bolt is connected");
  }

  @Test
  void afterTheAppIsTakenAwayNobodyIsSentToTheVendor() {
    Answer page = customer.get("/connect/acme" + link + "&consent=true");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).contains("cannot be connected by consent on this server");
  }
}
