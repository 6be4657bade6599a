package dev.mapwright.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.account.file.DeclaredAccount;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.description.AcmeDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccountsFileTest {
  private static final Map<String, Connector> CONNECTORS = Map.of("acme", acme());

  @Test
  void readsAccountsWithVariablesAndDefaults() {
    var result =
        read(
            """
            accounts:
              - id: one
                connector: acme
                credentials: {key: "k-${ACME_KEY}-x", subdomain: jobs}
              - id: two
                connector: acme
                credentials: {key: 12345, subdomain: "007", region: eu}
            """);

    assertThat(result.problems()).isEmpty();
    assertThat(result.accounts().entries())
        .extracting(DeclaredAccount::id)
        .containsExactly("one", "two");
    assertThat(result.accounts().account("one").fields())
        .isEqualTo(Map.of("key", "k-s3cret-x", "subdomain", "jobs", "region", "us"));
    assertThat(result.accounts().account("two").fields())
        .isEqualTo(Map.of("key", "12345", "subdomain", "007", "region", "eu"));
  }

  /** A team's accounts may be many more values than anybody would write. */
  @Test
  void readsTensOfThousandsOfAccounts() {
    StringBuilder file = new StringBuilder("accounts:\n");
    for (int i = 0; i < 20_000; i++) {
      file.append("  - {id: a")
          .append(i)
          .append(", connector: acme, credentials: {key: k")
          .append(i)
          .append(", subdomain: jobs, region: eu}, tenant_id: acme}\n");
    }
    var result = read(file.toString());

    assertThat(result.problems()).isEmpty();
    assertThat(result.accounts().entries()).hasSize(20_000);
  }

  @Test
  void allProblemsAreToldAtOnceWithTheirPlaces() {
    var result =
        read(
            """
            acounts: []
            accounts:
              - id: one
                connector: acne
              - id: two
                connector: acme
                credentials: {key: "${ACME_KY}", subdomain: evil.com/, region: mars, color: red}
              - id: two
                connector: acme
                credentials: {key: k, subdomain: jobs}
              - id: three
                connector: acme
                secrets: {}
              - just text
            """);

    assertThat(messages(result))
        .containsExactly(
            "1:1 There is no key 'acounts' in file of accounts.",
            "4:16 There is no usable connector 'acne'.",
            "7:25 The environment has no variable 'ACME_KY'.",
            "7:49 Account 'two': 'subdomain' must match [a-z0-9-]+, which 'evil.com/' does not.",
            "7:68 Account 'two': 'region' cannot be 'mars'.",
            "7:81 Account 'two': Acme has no field 'color'.",
            "8:9 There are two accounts 'two'.",
            "11:5 Account 'three': 'key' is missing.",
            "11:5 Account 'three': 'subdomain' is missing.",
            "13:5 There is no key 'secrets' in account.",
            "14:5 An item of 'accounts' is a map of id, connector, tenant_id, environment,"
                + " credentials, token, ..., not text.");
  }

  @Test
  void aValueMustFitTheConnectorsField() {
    var result =
        read(
            """
            accounts:
              - id: one
                connector: acme
                credentials:
                  key: "two\\nlines"
                  subdomain: evil.com/
                  region: mars
                  colour: red
            """);

    assertThat(messages(result))
        .containsExactly(
            "5:12 Account 'one': 'key' holds a line break or another control character.",
            "6:18 Account 'one': 'subdomain' must match [a-z0-9-]+, which 'evil.com/' does not.",
            "7:15 Account 'one': 'region' cannot be 'mars'.",
            "8:15 Account 'one': Acme has no field 'colour'.");
    assertThat(result.problems().get(1).cure()).isEqualTo("The first part of your address.");
    assertThat(result.problems().get(2).cure()).isEqualTo("Allowed: us, eu.");
  }

  @Test
  void aSecretNeverStandsInAMessage() {
    var result =
        AccountsFile.read(
            new SourceFile(
                "accounts.yaml",
                "accounts: [{id: a, connector: acme, credentials: {key: \"${K}\", subdomain: x}}]"),
            CONNECTORS,
            new AccountOverlays(AcmeDescription.OVERLAYS),
            Map.of("K", "hush\u0001hush"));

    assertThat(result.problems()).hasSize(1);
    assertThat(result.render())
        .isEqualTo(
            "accounts.yaml:1:56: Account 'a': 'key' holds a line break or another control"
                + " character. Paste the value on one line.");
  }

  private static AccountsFile.Result read(String text) {
    return AccountsFile.read(
        new SourceFile("accounts.yaml", text),
        CONNECTORS,
        new AccountOverlays(AcmeDescription.OVERLAYS),
        Map.of("ACME_KEY", "s3cret"));
  }

  private static List<String> messages(AccountsFile.Result result) {
    return result.problems().stream()
        .map(p -> p.place().line() + ":" + p.place().column() + " " + p.message())
        .collect(Collectors.toList());
  }

  private static Connector acme() {
    SequencedMap<String, AccountField> fields = new LinkedHashMap<>();
    fields.put("key", new AccountField("key", "API key", null, true, false, null, null, List.of()));
    fields.put(
        "subdomain",
        new AccountField(
            "subdomain",
            null,
            "The first part of your address.",
            false,
            false,
            null,
            Pattern.compile("[a-z0-9-]+"),
            List.of()));
    fields.put(
        "region",
        new AccountField("region", null, null, false, true, "us", null, List.of("us", "eu")));
    return new Connector(
        "acme",
        "Acme",
        null,
        fields,
        new Template.Literal("https://api.acme.example"),
        List.of(),
        List.of(),
        new LinkedHashMap<>(),
        new SourceFile("acme.yaml", ""));
  }
}
