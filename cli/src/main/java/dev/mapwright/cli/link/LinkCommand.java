package dev.mapwright.cli.link;

import dev.mapwright.cli.client.ServerOptions;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mapwright link}. */
@Command(
    name = "link",
    description = "Makes links by which customers connect their accounts to a running server.")
public final class LinkCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** Writes to a terminal. */
  public LinkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a subcommand. */
  @Override
  public Integer call() {
    throw new CommandFailure(ExitCode.USAGE, "Say what to do: link create. Try 'link --help'.");
  }

  @Command(description = "Makes a link and shows its address, once.")
  int create(
      @Mixin ServerOptions server,
      @Option(
              names = "--tenant",
              paramLabel = "NAME",
              description = "Whose the new account is, in your words.")
          @Nullable String tenant,
      @Option(
              names = "--environment",
              paramLabel = "NAME",
              description = "Such as production, in your words.")
          @Nullable String environment,
      @Option(
              names = "--account",
              paramLabel = "ID",
              description = "An account that is to be connected anew, in place of a new one.")
          @Nullable String account,
      @Option(
              names = "--vendor",
              paramLabel = "NAME",
              description = "A vendor to choose from. May be repeated (default: all).")
          @Nullable List<String> vendors,
      @Option(
              names = "--language",
              paramLabel = "CODE",
              description = "Of the pages: en, de (default: en).")
          @Nullable String language,
      @Option(
              names = "--return",
              paramLabel = "URL",
              description = "Where the customer goes when the account is connected.")
          @Nullable String back,
      @Option(
              names = "--frame",
              paramLabel = "ORIGIN",
              description =
                  "Whose pages may show it in a frame, such as https://app.example.com (default:"
                      + " nobody's).")
          @Nullable String frame,
      @Option(
              names = "--expires-in",
              paramLabel = "MINUTES",
              description = "For so long it is good (default: seven days).")
          @Nullable Integer minutes) {
    Map<String, Object> body = new LinkedHashMap<>();
    add(body, "tenant_id", tenant);
    add(body, "environment", environment);
    add(body, "integrated_account_id", account);
    add(body, "integrations", vendors);
    add(body, "language", language);
    add(body, "redirect_uri", back);
    add(body, "frame_origin", frame);
    add(body, "expires_in_minutes", minutes);
    Map<?, ?> made = server.client().send("POST", "/link-token", body);
    terminal
        .err()
        .println(
            "Connects the account "
                + made.get("integrated_account_id")
                + ", once, until "
                + made.get("expires_at")
                + ":");
    terminal.out().println(made.get("url"));
    return ExitCode.OK;
  }

  private static void add(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
