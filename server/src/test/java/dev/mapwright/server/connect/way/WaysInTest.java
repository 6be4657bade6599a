package dev.mapwright.server.connect.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.upstream.auth.Authentications;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In which ways customers of all vendors can connect. */
class WaysInTest {
  private static final SequencedMap<String, Connector> CONNECTORS = Connectors.bundled().all();
  private static final Map<String, String> APP =
      Map.of("client_id", "the-app", "client_secret", "its-secret");

  static Stream<String> vendors() {
    return CONNECTORS.keySet().stream();
  }

  private static Connector vendor(String name) {
    return Objects.requireNonNull(CONNECTORS.get(name));
  }

  /** Whoever fills in what a form says is needed, and nothing else, is let in by that way. */
  @ParameterizedTest
  @MethodSource("vendors")
  void whatAFormSaysIsNeededIsEnough(String name) {
    Connector vendor = vendor(name);
    for (boolean hasApp : List.of(true, false)) {
      List<WayIn> ways = WaysIn.of(vendor, hasApp);
      assertThat(ways).isNotEmpty();
      for (WayIn way : ways) {
        Account account = account(vendor, way);
        Auth chosen = Authentications.choose(account);
        if (chosen != null) {
          assertThat(vendor.auth().indexOf(chosen))
              .as(way.toString())
              .isEqualTo(Integer.parseInt(way.name()));
        }
      }
    }
  }

  private static Account account(Connector vendor, WayIn way) {
    Map<String, String> filled = new HashMap<>(way.fixed());
    for (AccountField field : way.fields()) {
      if (way.needed().contains(field.name())) {
        filled.put(field.name(), value(field));
      }
    }
    if (way.isConsent()) {
      filled.putAll(APP);
      filled.put(Consented.FIELD, "came-with-the-consent");
    }
    CredentialCheck.Result checked = CredentialCheck.check(vendor, filled);
    assertThat(checked.mistakes()).as(way.toString()).isEmpty();
    return new Account("a", vendor, checked.fields());
  }

  private static String value(AccountField field) {
    return field.options().isEmpty()
        ? Stream.of("acme", "1", "0123456789ab", "https://acme.example.com")
            .filter(field::allows)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no value for " + field))
        : field.options().getFirst();
  }

  /** With an app nobody is asked for what is the app's, or for what the consent brings. */
  @ParameterizedTest
  @MethodSource("vendors")
  void aConsentAsksForNoSecret(String name) {
    for (WayIn way : WaysIn.of(vendor(name), true)) {
      if (way.isConsent()) {
        assertThat(way.fields()).noneMatch(AccountField::secret);
        assertThat(way.fields()).extracting(AccountField::name).doesNotContain("client_id");
      }
    }
  }

  /** Consent first, then what is usual; what a way decides by itself is not asked for. */
  @ParameterizedTest
  @CsvSource({
    "fountain,        token / client_id client_secret",
    "bamboohr,        consent | domain / api_key domain",
    "greenhouse,      consent |  / client_id client_secret",
    "lever,           consent |  / api_key",
    "smartrecruiters, consent |  / api_key / client_id client_secret",
    "workable,        consent | subdomain / subdomain token",
    "zoho-recruit,    consent | domain"
  })
  void whatIsNeededIsWhatTheWayReads(String name, String expected) {
    assertThat(
            WaysIn.of(vendor(name), true).stream()
                .map(way ->
                    (way.isConsent() ? "consent | " : "")
                        + String.join(" ", way.needed().stream().sorted().toList()))
                .toList())
        .containsExactly(expected.split(" / ", -1));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void withoutAnAppNobodyIsSentToTheVendor(String name) {
    assertThat(WaysIn.of(vendor(name), false)).noneMatch(WayIn::isConsent);
    boolean isConsentAlone =
        vendor(name).auth().stream()
            .allMatch(way ->
                way.token() != null && way.token().grant() instanceof Grant.AuthorizationCode);
    assertThat(WaysIn.of(vendor(name), false))
        .allMatch(way ->
            isConsentAlone
                || way.fields().stream().noneMatch(field -> field.name().equals(Consented.FIELD)));
  }
}
