package dev.mapwright.cli.demo;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.Table;
import dev.mapwright.cli.serve.Port;
import dev.mapwright.engine.account.Account;
import dev.mapwright.jsonata.value.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mapwright demo}. */
@Command(
    name = "demo",
    description = {
      "Serves the unified API over sandbox accounts, whose vendors are played on this machine.",
      "Nothing leaves the machine. The API token is 'demo'. Ctrl-C ends it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped by a signal", "2:the command line is wrong", "3:the port is taken"})
public final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(names = "--json", description = "Prints the accounts as one line of JSON.")
  private boolean json;

  @Option(names = "--once", description = "Ends when it has told its accounts.")
  private boolean once;

  /** Writes to a terminal. */
  public DemoCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() {
    try (DemoServer demo = DemoServer.start(project, port)) {
      tell(firstCandidates(demo), demo);
      if (!once) {
        demo.running().untilStopped();
      }
    }
    return ExitCode.OK;
  }

  /** Asks all accounts at once. */
  private static SequencedMap<Account, FirstCandidate> firstCandidates(DemoServer demo) {
    SequencedMap<Account, Future<FirstCandidate>> asked = new LinkedHashMap<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      demo.accounts()
          .forEach(account ->
              asked.put(
                  account, each.submit(() -> FirstCandidate.of(account, demo.running().api()))));
    }
    SequencedMap<Account, FirstCandidate> candidates = new LinkedHashMap<>();
    asked.forEach((account, candidate) -> candidates.put(account, candidate.resultNow()));
    return candidates;
  }

  private void tell(SequencedMap<Account, FirstCandidate> candidates, DemoServer demo) {
    URI origin = demo.origin();
    PrintWriter out = terminal.out();
    if (json) {
      out.println(Json.write(asJson(candidates, origin)));
      return;
    }
    Table table = new Table("ACCOUNT", "VENDOR", "FIRST CANDIDATE", "ID");
    candidates.forEach((account, candidate) ->
        table.row(account.id(), account.connector().label(), candidate.name(), candidate.id()));
    table.lines().forEach(out::println);
    if (once) {
      return;
    }
    out.println();
    out.println(
        "Console: " + origin + "/ in a browser; sign in with the key '" + DemoServer.TOKEN + "'.");
    out.println("Listening on " + origin + ", token '" + DemoServer.TOKEN + "'. Try:");
    candidates.entrySet().stream()
        .filter(entry -> !entry.getValue().id().isEmpty())
        .findFirst()
        .ifPresent(entry ->
            new Examples(origin, DemoServer.TOKEN)
                .of(entry.getKey().id(), entry.getValue().id(), demo.dialects())
                .forEach(out::println));
    out.println("Ctrl-C ends it.");
  }

  private static Map<String, Object> asJson(
      SequencedMap<Account, FirstCandidate> candidates, URI origin) {
    SequencedMap<String, Object> accounts = new LinkedHashMap<>();
    candidates.forEach((account, candidate) ->
        accounts.put(
            account.id(),
            Map.of(
                "vendor", account.connector().label(),
                "candidate", candidate.name(),
                "id", candidate.id())));
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("origin", origin.toString());
    all.put("token", DemoServer.TOKEN);
    all.put("accounts", accounts);
    return all;
  }
}
