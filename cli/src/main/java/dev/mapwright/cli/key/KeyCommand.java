package dev.mapwright.cli.key;

import dev.mapwright.cli.client.ServerClient;
import dev.mapwright.cli.client.ServerOptions;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.jsonata.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright key}. */
@Command(
    name = "key",
    description = "Makes, lists and revokes the keys that callers of a running server send.")
public final class KeyCommand implements Callable<Integer> {
  private static final String KEYS = "/api-key";

  private final Terminal terminal;

  /** Writes to a terminal. */
  public KeyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a subcommand. */
  @Override
  public Integer call() {
    throw new CommandFailure(
        ExitCode.USAGE, "Say what to do: key create, key list or key revoke. Try 'key --help'.");
  }

  @Command(description = "Makes a key and shows it, once.")
  int create(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
      @Option(names = "--admin", description = "It may change accounts and keys as well.")
          boolean admin,
      @Option(
              names = "--account",
              paramLabel = "ID",
              description = "The one account that it reads (default: all).")
          @Nullable String account,
      @Option(
              names = "--proxy",
              description = "It may send requests of its own to vendors (/proxy).")
          boolean proxy,
      @Option(
              names = "--expires-in",
              paramLabel = "DAYS",
              description = "After so many days it is good no more (default: never).")
          @Nullable Integer days) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("rights", admin ? "admin" : "read");
    if (account != null) {
      body.put("integrated_account_id", account);
    }
    if (proxy) {
      body.put("proxy", true);
    }
    if (days != null) {
      body.put("expires_in_days", days);
    }
    Map<?, ?> made = server.client().send("POST", KEYS, body);
    terminal.err().println(made.get("id") + ", shown only now:");
    terminal.out().println(made.get("key"));
    return ExitCode.OK;
  }

  @Command(description = "Lists keys, without the keys themselves.")
  int list(
      @Mixin ServerOptions server,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    List<Map<?, ?>> keys = server.client().all(KEYS);
    if (json) {
      terminal.out().println(Json.writePretty(keys));
      return ExitCode.OK;
    }
    for (Map<?, ?> key : keys) {
      terminal.out().println(line(key));
    }
    return ExitCode.OK;
  }

  private static String line(Map<?, ?> key) {
    String account =
        key.get("integrated_account_id") instanceof String id ? " of account " + id : "";
    String state =
        key.get("revoked_at") instanceof String when
            ? "revoked " + when
            : key.get("expires_at") instanceof String end ? "until " + end : "for ever";
    String used = key.get("last_used_at") instanceof String when ? "used " + when : "never used";
    String proxy = Boolean.TRUE.equals(key.get("proxy")) ? " and proxy" : "";
    return "%s  %s  %s%s%s, %s, %s"
        .formatted(key.get("id"), key.get("name"), key.get("rights"), proxy, account, state, used);
  }

  @Command(description = "Revokes a key: at once, and on other servers of the database in seconds.")
  int revoke(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "Such as key_0123456789ab.") String id) {
    Map<?, ?> _ = server.client().send("DELETE", KEYS + "/" + ServerClient.segment(id), null);
    return ExitCode.OK;
  }
}
