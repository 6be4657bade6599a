package dev.mapwright.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.description.AcmeDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors of accounts files get wrong, and what they are told: line, column, words, cure. */
class AccountsMistakesTest {
  private static final Map<String, Connector> CONNECTORS = Map.of("acme", acme());

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("", "1:1 The file is empty."),
        mistake("- id: one", "1:1 A file of accounts is a map of accounts, apps, not a list."),
        mistake(
            "acounts: []",
            "1:1 There is no key 'acounts' in file of accounts. Did you mean 'accounts'?",
            "1:1 The key 'accounts' is missing: a list, each item a map of id, connector,"
                + " tenant_id, environment, credentials, token, .... The accounts, in any order."),
        mistake(
            """
            accounts:
              id: one
              connector: acme
            """,
            "2:3 'accounts' is a list, each item a map of id, connector, tenant_id, environment,"
                + " credentials, token, ..., not a map. Begin each item with a dash."),
        mistake(
            """
            accounts:
              - id: one
                conector: acme
              - id: two
                connector: acne
            """,
            "2:5 The key 'connector' is missing: text that is not blank. The vendor: the name of a"
                + " connector, such as acme.",
            "3:5 There is no key 'conector' in account. Did you mean 'connector'?",
            "5:16 There is no usable connector 'acne'. Did you mean 'acme'?"),
        mistake(
            """
            accounts:
              - id: one
                connector: acme
                credentials: [key, k]
                token: "  "
            """,
            "2:5 Account 'one': 'key' is missing. Add 'key'.",
            "4:18 'credentials' is a map from a field to text, not a list. Write { } instead of"
                + " [ ].",
            "5:12 'token' is text that is not blank, not blank text."),
        mistake(
            """
            accounts:
              - {id: one, connector: acme, credentials: {key: k}, id: two}
            """,
            "2:55 The key 'id' stands in this map already, on line 2. Keep one of them."),
        mistake(
            """
            accounts:
            \t- id: one
            """,
            "2:1 This is not YAML: found character '\\t(TAB)' that cannot start any token. Indent"
                + " with blanks."),
        mistake(
            "\uFEFFaccounts:\r\n  - id: one\r\n    connector: acne\r\n",
            "3:16 There is no usable connector 'acne'. Did you mean 'acme'?"),
        mistake(
            "accounts: [{id: one, connector: acme, credentials: {key: *hush}}]",
            "1:12 Account 'one': 'key' is missing. Add 'key'.",
            "1:58 YAML reads this as the name of an anchor, and there is none above it. An"
                + " expression that begins with * stands in single quotes.",
            "1:58 'key' is text, not nothing."),
        mistake(
            "accounts: [{id: one, connector: acme, credentials: hush}]",
            "1:12 Account 'one': 'key' is missing. Add 'key'.",
            "1:52 'credentials' is a map from a field to text, not text."),
        mistake(
            "accounts: [{id: one, connector: acme, credentials: {key: $HUSH}}]",
            "1:58 This value is taken as it stands, with its dollar sign. Write ${NAME} for the"
                + " value of an environment variable."),
        mistake(
            "accounts: []",
            "1:1 There is no account: the server can list nobody. Write - {id: ..., connector:"
                + " ..., credentials: {...}} for each."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachIsToldWithItsPlaceAndCure(String text, List<String> told) {
    AccountsFile.Result result =
        AccountsFile.read(
            new SourceFile("accounts.yaml", text),
            CONNECTORS,
            new AccountOverlays(AcmeDescription.OVERLAYS),
            Map.of());

    assertThat(result.problems())
        .extracting(AccountsMistakesTest::line)
        .containsExactlyElementsOf(told);
  }

  /** Whatever is wrong, a value is told to nobody: it may be a secret. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void noMessageShowsAValue(String text, List<String> told) {
    AccountsFile.Result result =
        AccountsFile.read(
            new SourceFile("accounts.yaml", text),
            CONNECTORS,
            new AccountOverlays(AcmeDescription.OVERLAYS),
            Map.of());

    assertThat(result.render()).doesNotContainIgnoringCase("hush");
    assertThat(told).isNotEmpty();
  }

  private static Arguments mistake(String text, String... told) {
    return arguments(text, List.of(told));
  }

  private static String line(Problem problem) {
    return problem.place().line()
        + ":"
        + problem.place().column()
        + " "
        + problem.message()
        + (problem.cure() == null ? "" : " " + problem.cure());
  }

  private static Connector acme() {
    SequencedMap<String, AccountField> fields = new LinkedHashMap<>();
    fields.put("key", new AccountField("key", null, null, true, false, null, null, List.of()));
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
