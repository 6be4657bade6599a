package dev.mapwright.cli.account;

import dev.mapwright.cli.client.ServerClient;
import dev.mapwright.cli.client.ServerOptions;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.jsonata.value.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright account}. */
@Command(
    name = "account",
    description = "Adds, lists, shows, tests and removes the accounts of a running server.")
public final class AccountCommand implements Callable<Integer> {
  private static final String ACCOUNTS = "/integrated-account";
  private static final String FROM_INPUT = "-";

  private final Terminal terminal;

  /** Reads and writes at a terminal. */
  public AccountCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a subcommand. */
  @Override
  public Integer call() {
    throw new CommandFailure(
        ExitCode.USAGE,
        "Say what to do: account add, list, show, test or remove. Try 'account --help'.");
  }

  @Command(description = "Adds an account and shows its id.")
  int add(
      @Mixin ServerOptions server,
      @Parameters(
              paramLabel = "CONNECTOR",
              description = "The vendor, by the name of its connector.")
          String connector,
      @Option(names = "--id", paramLabel = "ID", description = "Its id (default: a new UUID).")
          @Nullable String id,
      @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose it is.")
          @Nullable String tenant,
      @Option(names = "--environment", paramLabel = "NAME", description = "Such as production.")
          @Nullable String environment,
      @Option(
              names = "--field",
              paramLabel = "NAME=VALUE",
              description =
                  "One of the connector's account fields. The value - is read from standard input,"
                      + " a line for each, as other users of the machine can see what is written"
                      + " here. May be repeated.")
          @Nullable Map<String, String> fields)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("integration", connector);
    put(body, "id", id);
    put(body, "tenant_id", tenant);
    put(body, "environment", environment);
    body.put("credentials", filled(fields == null ? Map.of() : fields));
    Map<?, ?> made = server.client().send("POST", ACCOUNTS, body);
    terminal.out().println(made.get("id"));
    return ExitCode.OK;
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private Map<String, String> filled(Map<String, String> fields) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    Map<String, String> filled = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String value = field.getValue();
      if (FROM_INPUT.equals(value)) {
        if (terminal.interactive()) {
          terminal.err().print(field.getKey() + ": ");
          terminal.err().flush();
        }
        value = input.readLine();
      }
      if (value == null) {
        throw new CommandFailure(
            ExitCode.USAGE, "Standard input has no line for '" + field.getKey() + "'.");
      }
      filled.put(field.getKey(), value);
    }
    return filled;
  }

  @Command(description = "Lists accounts.")
  int list(
      @Mixin ServerOptions server,
      @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's.")
          @Nullable String tenant,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    String filter = tenant == null ? "" : "?tenant_id=" + ServerClient.segment(tenant);
    List<Map<?, ?>> accounts = server.client().all(ACCOUNTS + filter);
    if (json) {
      terminal.out().println(Json.writePretty(accounts));
      return ExitCode.OK;
    }
    for (Map<?, ?> account : accounts) {
      Object vendor =
          account.get("integration") instanceof Map<?, ?> integration
              ? integration.get("name")
              : "";
      Object tenantId = account.get("tenant_id") instanceof String text ? text : "-";
      terminal
          .out()
          .println(
              "%s  %s  %s  %s  (%s)"
                  .formatted(
                      account.get("id"),
                      vendor,
                      tenantId,
                      account.get("status"),
                      account.get("managed_by")));
    }
    return ExitCode.OK;
  }

  @Command(description = "Shows an account as JSON, without its secrets.")
  int show(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "The account.") String id) {
    terminal.out().println(Json.writePretty(server.client().send("GET", path(id), null)));
    return ExitCode.OK;
  }

  @Command(description = "Asks the vendor for one record; exits with 1 if that does not work.")
  int test(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "The account.") String id) {
    Map<?, ?> result = server.client().send("POST", path(id) + "/test", null);
    boolean works = Boolean.TRUE.equals(result.get("ok"));
    (works ? terminal.out() : terminal.err()).println(result.get("message"));
    return works ? ExitCode.OK : ExitCode.FAILED;
  }

  @Command(description = "Removes an account, with its credentials and its token.")
  int remove(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "The account.") String id) {
    Map<?, ?> _ = server.client().send("DELETE", path(id), null);
    return ExitCode.OK;
  }

  private static String path(String id) {
    return ACCOUNTS + "/" + ServerClient.segment(id);
  }
}
