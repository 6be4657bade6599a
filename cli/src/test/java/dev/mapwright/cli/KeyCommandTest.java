package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code key} and {@code keys}, with a server that runs. */
@Timeout(120)
class KeyCommandTest {
  @TempDir private Path folder;

  @Test
  void keysAreMadeListedRevokedAndTheSealChanged() throws Exception {
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

      CommandRun made =
          CommandRun.of(
              "key", "create", "reports", "--expires-in", "90", "--server", server, "--token", "t");
      assertThat(made.exit()).as(made.err()).isZero();
      assertThat(made.out()).matches("mwk_\\S{43}\n");
      String id = made.err().substring(0, made.err().indexOf(','));

      CommandRun listed = CommandRun.of("key", "list", "--server", server, "--token", "t");
      assertThat(listed.out())
          .contains(id + "  reports  read, until ", "never used")
          .doesNotContain(made.out().strip());

      String reader = made.out().strip();
      CommandRun refused =
          CommandRun.of("key", "create", "x", "--server", server, "--token", reader);
      assertThat(refused).isEqualTo(new CommandRun(1, "", "This takes a key with admin rights\n"));

      assertThat(CommandRun.of("key", "revoke", id, "--server", server, "--token", "t").exit())
          .isZero();
      assertThat(CommandRun.of("key", "list", "--server", server, "--token", "t").out())
          .contains("revoked ");

      CommandRun rotated = CommandRun.of("keys", "rotate", "--server", server, "--token", "t");
      assertThat(rotated.out()).matches("Sealed anew: [12], by the key [0-9a-f]{12}\\.\n");
      assertThat(serve.stop()).isZero();
    }
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    assertThat(CommandRun.of("key", "list", "--server", "http://127.0.0.1:1", "--token", "t"))
        .isEqualTo(
            new CommandRun(
                3,
                "",
                "No server answers at http://127.0.0.1:1. Start one with 'mapwright serve', or name"
                    + " another with --server.\n"));
  }

  @Test
  void whatIsNoUrlOfAServerIsAUsageError() {
    CommandRun run = CommandRun.of("keys", "rotate", "--server", "localhost:8080", "--token", "t");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'localhost:8080' is no URL of a server");
  }
}
