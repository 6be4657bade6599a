package dev.mapwright.cli.key;

import dev.mapwright.cli.client.ServerOptions;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mapwright keys}. */
@Command(name = "keys", description = "Changes the key by which a running server seals secrets.")
public final class KeysCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** Writes to a terminal. */
  public KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a subcommand. */
  @Override
  public Integer call() {
    throw new CommandFailure(ExitCode.USAGE, "Say what to do: keys rotate. Try 'keys --help'.");
  }

  @Command(
      description = {
        "Seals all secrets anew, while the server runs.",
        "By the first key of its key file; where that seals everything already, a new key is made"
            + " and put first. Former keys stay in the file, as copies of the database need them."
      })
  int rotate(@Mixin ServerOptions server) {
    Map<?, ?> rotation = server.client().send("POST", "/sealing-key/rotate", null);
    terminal
        .out()
        .println(
            "Sealed anew: "
                + rotation.get("resealed")
                + ", by the key "
                + rotation.get("key_id")
                + ".");
    return ExitCode.OK;
  }
}
