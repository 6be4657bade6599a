package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code account}, with a server that runs, and the accounts file that it reads anew. */
@Timeout(120)
class AccountCommandTest {
  @TempDir private Path folder;

  @Test
  void accountsAreAddedListedShownAndRemovedAndTheFileIsReadAnew() throws Exception {
    Path accounts = Files.writeString(folder.resolve("accounts.yaml"), "accounts: []\n");
    try (BackgroundCommand serve =
        BackgroundCommand.start(
            "serve",
            "--port",
            "0",
            "--token",
            "t",
            "--accounts",
            accounts.toString(),
            "--data",
            folder.resolve("data").toString())) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");

      CommandRun wrong = account(server, "add", "levre", "--field", "api_key=planted-secret");
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.err()).contains("Did you mean 'lever'?").doesNotContain("planted-secret");

      CommandRun added =
          account(
              server,
              "add",
              "lever",
              "--id",
              "acme",
              "--tenant",
              "t-1",
              "--field",
              "api_key=planted-secret");
      assertThat(added).isEqualTo(new CommandRun(0, "acme\n", ""));
      assertThat(account(server, "list").out()).contains("acme  lever  t-1  active  (api)");
      assertThat(account(server, "show", "acme").out())
          .contains("\"secrets_set\"", "api_key")
          .doesNotContain("planted-secret");
      assertThat(account(server, "remove", "acme").exit()).isZero();
      assertThat(account(server, "show", "acme").err())
          .contains("There is no integrated account 'acme'");

      Files.writeString(
          accounts,
          "accounts:\n  - {id: of-the-file, connector: lever, credentials: {api_key: k}}\n");
      for (int i = 0; i < 60 && account(server, "list").out().isEmpty(); i++) {
        Thread.sleep(250);
      }
      assertThat(account(server, "list").out()).contains("of-the-file  lever  -  active  (file)");

      Files.writeString(accounts, "accounts: [{id: x, connector: none}]\n");
      Thread.sleep(3_000);
      assertThat(account(server, "list").out())
          .as("a file that is wrong changes nothing")
          .contains("of-the-file");
      assertThat(serve.stop()).isZero();
    }
  }

  private static CommandRun account(String server, String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "account";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--server";
    all[arguments.length + 2] = server;
    all[arguments.length + 3] = "--token";
    all[arguments.length + 4] = "t";
    return CommandRun.of(all);
  }
}
