package dev.mapwright.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.connector.OverlaidFields;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.http.ApiCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overlays of accounts that stand in the accounts file. */
class DeclaredOverlaysTest {
  private static final String INLINE =
      """
      accounts:
        - id: one
          connector: acme
          credentials: {key: "planted-key-4410"}
          overlay:
            language: 2
            overlay: acme
            resources:
              candidates:
                map:
                  title: null
                  company: $uppercase(firm)
                  custom_fields.desk: desk
                list: [{query: {with: [a, 1]}}, {}]
        - {id: two, connector: acme, credentials: {key: k}}
      """;

  private static final String FILE =
      """
      language: 2
      overlay: acme
      resources:
        candidates:
          map: {company: $uppercase(firm)}
      """;

  @TempDir Path folder;

  private AccountsFile.Result read(String text) {
    return AccountsFile.read(
        new SourceFile(folder.resolve("accounts.yaml").toString(), text),
        AcmeDescription.connectors(),
        new AccountOverlays(AcmeDescription.OVERLAYS),
        Map.of());
  }

  private static String layers(AccountsFile.Result result, String id) {
    Accounts accounts = new Accounts(result.accounts(), null);
    return OverlaidFields.of(accounts.open(id, ApiCaller.OPERATOR).connector(), "candidates")
        .toString();
  }

  @Test
  void oneIsWrittenWithItsAccount() {
    AccountsFile.Result result = read(INLINE);

    assertThat(result.render()).isEmpty();
    assertThat(layers(result, "one"))
        .contains("title=account", "company=account", "custom_fields.desk=account");
    assertThat(layers(result, "two")).isEqualTo("{}");
  }

  @Test
  void oneIsWrittenInAFileBesideTheAccountsFile() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("own")).resolve("acme.yaml"), FILE);

    AccountsFile.Result result =
        read(
            "accounts: [{id: one, connector: acme, credentials: {key: k}, overlay:"
                + " own/acme.yaml}]");

    assertThat(result.render()).isEmpty();
    assertThat(layers(result, "one")).isEqualTo("{company=account}");
  }

  @Test
  void aMistakeIsToldWhereItStands() {
    AccountsFile.Result result = read(INLINE.replace("company:", "compny:"));

    assertThat(result.hasErrors()).isTrue();
    assertThat(result.render())
        .contains(folder.resolve("accounts.yaml") + ":12:13: ", "'compny'")
        .contains("Did you mean 'company'?")
        .doesNotContain("planted-key-4410");
  }

  @Test
  void anExpressionThatIsWrongIsToldWhereItStands() {
    assertThat(read(INLINE.replace("$uppercase(firm)", "$uppercase(")).render())
        .contains(folder.resolve("accounts.yaml") + ":12:22: ");
  }

  @Test
  void aMistakeInAFileIsToldThere() throws Exception {
    Path file = Files.writeString(folder.resolve("acme.yaml"), FILE.replace("company:", "compny:"));

    assertThat(
            read("accounts: [{id: one, connector: acme, credentials: {key: k}, overlay:"
                    + " acme.yaml}]")
                .render())
        .contains(file + ":5:11: ", "'compny'");
  }

  @Test
  void anOverlayOfAnotherConnectorIsTold() {
    assertThat(read(INLINE.replace("overlay: acme", "overlay: other")).render())
        .contains(":7:16: ", "is for 'other', and is laid over 'acme'");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(
            read("accounts: [{id: one, connector: acme, credentials: {key: k}, overlay:"
                    + " none.yaml}]")
                .render())
        .contains("There is no file 'none.yaml'", ":1:");
  }
}
