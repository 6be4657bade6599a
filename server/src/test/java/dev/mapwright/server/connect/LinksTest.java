package dev.mapwright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mapwright.server.TestServer.Answer;
import dev.mapwright.server.store.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Links by which customers connect, and what their pages let a browser do. */
@Timeout(60)
class LinksTest {
  @TempDir Path folder;
  private ConnectRig rig;
  private Visitor customer;

  @BeforeEach
  void start() {
    rig = new ConnectRig(StoreLocation.in(folder.resolve("data")), folder);
    customer = new Visitor(rig.origin());
  }

  @AfterEach
  void stop() {
    customer.close();
    rig.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"integrations": ["acne"]}                     | 400 | Did you mean 'acme'?
          {"tenant": "t"}                                | 400 | Did you mean 'tenant_id'?
          {"language": "tlh"}                            | 400 | one of en, de
          {"redirect_uri": "http://app.example.com"}     | 400 | begins with https://
          {"redirect_uri": "javascript:alert(1)"}        | 400 | begins with https://
          {"redirect_uri": "//evil.example"}             | 400 | begins with https://
          {"redirect_uri": "https://a@evil.example/"}    | 400 | begins with https://
          {"frame_origin": "https://app.example.com/x"}  | 400 | without a path
          {"frame_origin": "*"}                          | 400 | without a path
          {"frame_origin": "https://a.example; script-src *"} | 400 | without a path
          {"id": "declared"}                             | 400 | connected anew
          {"integrated_account_id": "nobody"}            | 404 | There is no integrated account
          {"integrated_account_id": "declared"}          | 409 | accounts file
          {"expires_in_minutes": 0}                      | 400 | expires_in_minutes
          """)
  void whatIsWrongWithALinkIsTold(String body, int status, String told) {
    Answer answer = rig.operator("POST", "/link-token", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(told);
  }

  @Test
  void onlyWhoAdministersMakesLinks() {
    String reader =
        String.valueOf(
            rig.operator("POST", "/api-key", "{\"name\": \"reader\"}").json().get("key"));

    assertThat(
            rig.http
                .send("POST", "/link-token", Map.of("authorization", "Bearer " + reader), "{}")
                .status())
        .isEqualTo(403);
    assertThat(rig.http.send("POST", "/link-token", Map.of(), "{}").status()).isEqualTo(401);
  }

  @Test
  void aLinkThatIsNoneOrHasEndedIsToldOnAPage() {
    String link = rig.link("{\"expires_in_minutes\": 10}");
    rig.pass(Duration.ofMinutes(11));

    for (String path : List.of("/connect", "/connect/acme", "/connect/status")) {
      assertThat(customer.get(path + link).status()).isEqualTo(410);
      assertThat(customer.get(path + "?link_token=mwl_" + "x".repeat(43)).status()).isEqualTo(404);
      assertThat(customer.get(path).text()).contains("This link is not valid", "<main>");
    }
  }

  @Test
  void aLinkLeadsToItsVendorsAlone() {
    String link = rig.link("{\"integrations\": [\"acme\"]}");

    Answer other = customer.get("/connect/bolt" + link);

    assertThat(other.status()).isEqualTo(404);
    assertThat(other.text()).contains("This link is not for &#39;bolt&#39;", "<main>");
  }

  @Test
  void aCustomerChoosesAmongTilesAndMayGoBack() {
    String link = rig.link("{}");

    Answer tiles = customer.get("/connect" + link);
    assertThat(tiles.text()).contains("Acme &lt;Hire&gt;", "Bolt");
    Answer chosen = customer.post("/connect" + link, Map.of("integration", "bolt"));
    assertThat(chosen.header("location")).isEqualTo("connect/bolt" + link);
    Answer page = customer.get("/connect/bolt" + link);
    assertThat(page.text()).contains("Continue to Bolt", "Or with: API key", "All systems");
    Answer back = customer.post("/connect/bolt" + link, Map.of("back", "1"));
    assertThat(back.header("location")).isEqualTo("../connect" + link);
  }

  @Test
  void theTokenStandsInNoPage() {
    String link = rig.link("{}");
    String token = link.substring(link.indexOf("mwl_"));

    for (String path : List.of("/connect", "/connect/acme", "/connect/bolt")) {
      assertThat(customer.get(path + link).text()).doesNotContain(token);
    }
    assertThat(customer.post("/connect/bolt" + link, Map.of("way", "1", "f-region", "eu")).text())
        .contains("code_challenge")
        .doesNotContain(token);
  }

  @Test
  void onlyTheLinkSaysWhereTheCustomerGoesAfterwards() {
    String link = rig.link("{\"integrations\": [\"acme\"]}");
    String evil =
        "&redirect_uri=https%3A%2F%2Fevil.example&frame_origin=https%3A%2F%2Fevil.example";

    Answer page = customer.get("/connect/acme" + link + evil);
    Answer done =
        customer.post(
            "/connect/acme" + link + evil,
            Map.of(
                "way", "0", "f-key", ConsentingVendor.KEY, "redirect_uri", "https://evil.example"));

    assertThat(page.text()).doesNotContain("evil");
    assertThat(page.header("content-security-policy")).doesNotContain("evil");
    assertThat(done.header("location")).isEqualTo("acme" + link);
    assertThat(customer.get("/connect/acme" + link + evil).text()).doesNotContain("evil");
  }

  @Test
  void pagesAreInTheLanguageOfTheLink() {
    String link = rig.link("{\"language\": \"de\", \"integrations\": [\"acme\"]}");

    assertThat(customer.get("/connect/acme" + link).text())
        .contains("<html lang=\"de\">", "Acme &lt;Hire&gt; verbinden");
    assertThat(customer.post("/connect/acme" + link, Map.of("way", "0", "f-key", "wrong")).text())
        .contains("nimmt diese Angaben nicht an", "API key");
  }

  @Test
  void whatIsMissingOrUnfitIsMarkedAndNothingIsAskedOfTheVendor() {
    String link = rig.link("{\"integrations\": [\"acme\", \"bolt\"]}");

    Answer missing =
        customer.post("/connect/acme" + link, Map.of("way", "0", "f-site", "not a site!"));
    Answer unknown = customer.post("/connect/bolt" + link, Map.of("way", "1", "f-region", "mars"));

    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.text())
        .contains(
            "aria-invalid=\"true\"",
            "This field is needed.",
            "This value does not have the right form.");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(customer.post("/connect/bolt" + link, Map.of("way", "7")).status()).isEqualTo(400);
    assertThat(rig.vendor.asked()).isEmpty();
  }

  @Test
  void nobodyElseFramesAPageOrSendsItsForm() {
    String open = rig.link("{}");
    String framed = rig.link("{\"frame_origin\": \"https://app.example.com\"}");

    assertThat(customer.get("/connect" + open).header("content-security-policy"))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(customer.get("/connect" + framed).header("content-security-policy"))
        .endsWith("frame-ancestors https://app.example.com");
    assertThat(customer.get("/connect").header("content-security-policy"))
        .endsWith("frame-ancestors 'none'");
    assertThat(
            customer
                .post(
                    "/connect/acme" + open,
                    Map.of("way", "0", "f-key", ConsentingVendor.KEY),
                    "sec-fetch-site",
                    "cross-site")
                .status())
        .isEqualTo(403);
    assertThat(rig.vendor.asked()).isEmpty();
  }

  /** The database has hashes of links and states, and the rest sealed; the log has nothing. */
  @Test
  void noSecretLiesOpenInTheDatabaseOrInTheLog() throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger ours = (Logger) LoggerFactory.getLogger("dev.mapwright");
    Level before = ours.getLevel();
    log.start();
    ours.addAppender(log);
    ours.setLevel(Level.ALL);
    String link = rig.link("{\"integrations\": [\"bolt\"], \"id\": \"new\"}");
    String second = rig.link("{\"integrations\": [\"acme\", \"bolt\"]}");
    customer.post("/connect/acme" + second, Map.of("way", "0", "f-key", "planted-wrong"));
    Answer leaving = customer.get("/connect/bolt" + link + "&consent=true&region=eu");
    String back =
        customer.allowed(
            leaving
                .header("location")
                .replace("https://eu.bolt.example", rig.vendor.uri().toString()));
    String state = back.substring(back.indexOf("state=") + 6);
    customer.get("/connect/bolt" + second + "&consent=true&region=us");
    customer.get(back);
    customer.get(back.replaceFirst("state=[^&]*", "state=planted-state"));
    rig.store.close();
    ours.detachAppender(log);
    ours.setLevel(before);

    String[] secrets = {
      link.substring(link.indexOf("mwl_")),
      second.substring(second.indexOf("mwl_")),
      state,
      "code-1",
      "planted"
    };
    assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> Stream.of(secrets).anyMatch(line::contains));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secrets);
      }
    }
  }
}
