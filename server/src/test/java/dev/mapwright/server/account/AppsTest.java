package dev.mapwright.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.description.AcmeDescription;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The operator's apps at vendors that ask for consent, in the accounts file. */
class AppsTest {
  private static final Map<String, Connector> CONNECTORS =
      Map.of(
          "bolt",
          connector("bolt", "authorization_code"),
          "acme",
          connector("acme", "client_credentials"));

  private static Connector connector(String name, String grant) {
    String consent =
        grant.equals("authorization_code") ? "authorize_url: https://bolt.example/consent," : "";
    String yaml =
        """
        language: 2
        connector: %s
        label: %s
        account:
          client_id: {title: ID}
          client_secret: {title: Secret, secret: true}
          refresh_token: {title: Token, secret: true, optional: true}
        base_url: https://bolt.example
        auth: {oauth2: {grant: %s, %s token_url: "https://bolt.example/token"}}
        resources:
          candidates:
            model: ats/candidates
            list: {request: GET /people, records: people, pagination: none}
            get: {request: "GET /people/{{ $id }}"}
            map: {id: id}
        """
            .formatted(name, name, grant, consent);
    return Objects.requireNonNull(
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(new SourceFile(name + ".yaml", yaml))
            .connector());
  }

  private static AccountsFile.Result read(String apps, String account) {
    return AccountsFile.read(
        new SourceFile("accounts.yaml", "apps: " + apps + "\naccounts:\n  - " + account + "\n"),
        CONNECTORS,
        new AccountOverlays(AcmeDescription.OVERLAYS),
        Map.of("SECRET", "s3cret"));
  }

  @Test
  void anAppIsLentToAccountsThatWereConnectedByIt() {
    AccountsFile.Result result =
        read(
            "{bolt: {client_id: the-app, client_secret: \"${SECRET}\"}}",
            "{id: one, connector: bolt, credentials: {refresh_token: r}}");

    assertThat(result.render()).isEmpty();
    Account account = result.accounts().account("one");
    assertThat(account.fields())
        .isEqualTo(Map.of("client_id", "the-app", "client_secret", "s3cret", "refresh_token", "r"));
    assertThat(account.ownFields()).isEqualTo(Map.of("refresh_token", "r"));
  }

  @Test
  void whoBringsAnAppOfHisOwnKeepsIt() {
    AccountsFile.Result result =
        read(
            "{bolt: {client_id: the-app, client_secret: s}}",
            "{id: one, connector: bolt, credentials: {client_id: mine, client_secret: x,"
                + " refresh_token: r}}");

    assertThat(result.accounts().account("one").ownFields())
        .isEqualTo(Map.of("client_id", "mine", "client_secret", "x", "refresh_token", "r"));
  }

  @Test
  void whatIsWrongWithAnAppIsTold() {
    String account = "{id: one, connector: bolt, credentials: {client_id: a, client_secret: b}}";

    assertThat(read("{blot: {client_id: a, client_secret: b}}", account).render())
        .contains("There is no usable connector 'blot'. Did you mean 'bolt'?");
    assertThat(read("{acme: {client_id: a, client_secret: b}}", account).render())
        .contains("acme asks no customer for consent", "These do: bolt.");
    assertThat(read("{bolt: {client_id: a}}", account).render())
        .contains("'client_secret' is missing");
    assertThat(read("{bolt: {client_id: a, client_secret: \"${SECRTE}\"}}", account).render())
        .contains("no variable 'SECRTE'", "Did you mean 'SECRET'?");
  }
}
