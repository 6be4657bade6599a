package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consent;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.AcmeConnector;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.LoopbackVendor;
import dev.mapwright.engine.vendor.Said;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Accounts that are connected by their customers' consent. */
class ConsentsTest {
  private static final Consent CONSENT = new Consent("https://here.example/back", "s-1", "v-1");

  private volatile Said token =
      Said.json(
          """
          {"access_token": "t-1", "refresh_token": "r-1", "expires_in": 3600}
          """);

  @AutoClose
  private final LoopbackVendor vendor =
      new LoopbackVendor(
          asked -> asked.path().equals("/token") ? token : Said.json("{\"people\": []}"));

  @AutoClose private final EmbeddedEngine embedded = engine();

  private EmbeddedEngine engine() {
    return EmbeddedEngine.builder()
        .elsewhere(
            Map.of(
                URI.create("https://api.acme.example"), vendor.uri(),
                URI.create("https://login-eu.acme.example"), vendor.uri()))
        .open();
  }

  private static Account account(String more, Map<String, String> fields) {
    return new Account(
        "a-1",
        AcmeConnector.of(
            """
            account:
              region: {title: Region, options: [eu, us]}
              api_key: {title: Key, optional: true, secret: true}
              client_id: {title: ID, optional: true}
              client_secret: {title: Secret, optional: true, secret: true}
              refresh_token: {title: Token, optional: true, secret: true}
            auth:
              - {when: $exists($account.api_key), headers: {X-Key: "{{ $account.api_key }}"}}
              - oauth2:
                  grant: authorization_code
                  authorize_url: https://login-{{ $account.region }}.acme.example/consent?kind=app
                  token_url: https://login-{{ $account.region }}.acme.example/token
                  client_auth: body
                  scopes: [people, files]
                  authorize_query: {prompt: consent}
            """
                + more.indent(6),
            "list: {request: GET /people, records: people, pagination: none}\n"
                + "get: {request: \"GET /people/{{ $id }}\"}\n"
                + "map: {id: id}\n"),
        fields);
  }

  private static final Map<String, String> APP =
      Map.of("client_id", "the-app", "client_secret", "the-secret-of-the-app");

  private static Account account() {
    return account("", Map.of("region", "eu")).lent(APP);
  }

  private static Account byPkce() {
    return account("pkce: true", Map.of("region", "eu")).lent(APP);
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      pairs.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return pairs;
  }

  @Test
  void thePageIsAtTheAccountsOwnHostAndSaysWhatIsAskedFor() {
    URI page = embedded.consents().page(account(), CONSENT);

    assertThat(page).hasScheme("https").hasHost("login-eu.acme.example").hasPath("/consent");
    assertThat(pairs(page.getRawQuery()))
        .isEqualTo(
            Map.of(
                "kind", "app",
                "response_type", "code",
                "client_id", "the-app",
                "redirect_uri", "https://here.example/back",
                "state", "s-1",
                "scope", "people files",
                "prompt", "consent"));
  }

  @Test
  void withPkceThePageHasAHashAndTheExchangeShowsWhatItIsOf() {
    URI page = embedded.consents().page(byPkce(), CONSENT);
    Consented _ = embedded.consents().redeem(byPkce(), CONSENT, "c-1");

    assertThat(pairs(page.getRawQuery()))
        .containsEntry("code_challenge", CONSENT.challenge())
        .containsEntry("code_challenge_method", "S256")
        .doesNotContainValue("v-1");
    assertThat(pairs(vendor.askedOnce().body())).containsEntry("code_verifier", "v-1");
  }

  /** The example of RFC 7636, appendix B. */
  @Test
  void theHashIsTheStandards() {
    assertThat(new Consent("", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void aCodeBecomesATokenThatIsUsedAtOnceAndARefreshTokenThatLasts() {
    Account account = account();

    Consented given = embedded.consents().redeem(account, CONSENT, "c-1");
    Account connected =
        account("", Map.of("region", "eu", "refresh_token", given.refreshToken())).lent(APP);
    embedded.consents().keep(connected, given);
    embedded.engine().list(ListCall.of(connected, "candidates", 1));

    assertThat(given.refreshToken()).isEqualTo("r-1");
    assertThat(vendor.asked())
        .extracting(Asked::line)
        .containsExactly("POST /token", "GET /v1/people");
    assertThat(pairs(vendor.asked().getFirst().body()))
        .isEqualTo(
            Map.of(
                "grant_type", "authorization_code",
                "code", "c-1",
                "redirect_uri", "https://here.example/back",
                "client_id", "the-app",
                "client_secret", "the-secret-of-the-app"));
    assertThat(vendor.asked().getLast().header("authorization")).isEqualTo("Bearer t-1");
  }

  @Test
  void theTokenStaysWhenTheAppsSecretIsChanged() {
    Account stored = account("", Map.of("region", "eu", "refresh_token", "r-1"));
    embedded.consents().keep(stored.lent(APP), embedded.consents().redeem(account(), CONSENT, "c"));

    embedded
        .engine()
        .list(
            ListCall.of(
                stored.lent(Map.of("client_id", "the-app", "client_secret", "another")),
                "candidates",
                1));

    assertThat(vendor.asked())
        .extracting(Asked::line)
        .containsExactly("POST /token", "GET /v1/people");
  }

  @Test
  void aRefusedCodeIsToldInTheVendorsWordsAndSentOnce() {
    token =
        Said.json(
                """
                {"error": "invalid_grant", "error_description": "The code c-secret-1 is spent"}
                """)
            .as(400);

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> embedded.consents().redeem(account(), CONSENT, "c-secret-1"))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAUTHORIZED))
        .withMessageContaining("is spent")
        .withMessageNotContaining("c-secret-1");
    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void aVendorThatIsBusyIsNotSentTheSameCodeAgain() {
    token = Said.json("{}").as(503);

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> embedded.consents().redeem(account(), CONSENT, "c-1"))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNAVAILABLE));
    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void aTokenWithoutARefreshTokenIsNotEnough() {
    token = Said.json("{\"access_token\": \"t-1\"}");

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> embedded.consents().redeem(account(), CONSENT, "c-1"))
        .withMessageContaining("for a short time only: no refresh_token came");
  }

  @Test
  void whoPastesAKeyNeedsNoConsent() {
    Account byKey = account("", Map.of("region", "eu", "api_key", "k")).lent(APP);

    assertThatExceptionOfType(CallerException.class)
        .isThrownBy(() -> embedded.consents().page(byKey, CONSENT))
        .withMessageContaining("its fields say that it is let in otherwise");
  }

  @Test
  void anAccountWhoseAppIsGoneIsToldSo() {
    Account orphan = account("", Map.of("region", "eu", "refresh_token", "r-1"));

    assertThatExceptionOfType(CallerException.class)
        .isThrownBy(() -> embedded.engine().list(ListCall.of(orphan, "candidates", 1)))
        .withMessageContaining("an app that is not set up any more");
    assertThat(vendor.asked()).isEmpty();
  }

  @Test
  void whatIsSecretIsInNoTextForm() {
    assertThat(List.of(CONSENT, new Consented("r-1", Map.of("access_token", "t-1"), null)))
        .asString()
        .doesNotContain("s-1", "v-1", "r-1", "t-1");
  }
}
