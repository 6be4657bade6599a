package dev.mapwright.cli.sync;

import dev.mapwright.cli.client.ServerClient;
import dev.mapwright.cli.client.ServerOptions;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.RecordProgress;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright sync}. */
@Command(
    name = "sync",
    description = "Syncs an account of a running server now, and tells what changed.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the account is synced",
      "1:the run failed, or waits for its vendor",
      "2:the command line is wrong",
      "3:no server answers, or a file cannot be written"
    })
public final class SyncCommand implements Callable<Integer> {
  private static final String RUNS = "/sync-job-run";
  private static final String TO_OUTPUT = "-";
  private static final Duration LOOK = Duration.ofMillis(300);

  private final Terminal terminal;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ACCOUNT", description = "The account, by its id.")
  private String account = "";

  @Option(
      names = "--full",
      description =
          "Reads everything, and not only what changed since, where the vendor tells that.")
  private boolean full;

  @Option(names = "--json", description = "Shows the run as JSON.")
  private boolean json;

  @Option(
      names = "--to",
      paramLabel = "DIR|-",
      description =
          "Takes what changed since the last time as NDJSON: behind what is in DIR, which remembers"
              + " the place; or all records to standard output.")
  private @Nullable String to;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description =
          "With --to: changes as the server tells them (default), singer for its targets, or"
              + " airbyte for its destinations.")
  private ChangeForm.Kind form = ChangeForm.Kind.CHANGES;

  @Option(
      names = "--since",
      paramLabel = "PLACE",
      description =
          "With --to -: only what changed since there, a next_cursor that a state message told.")
  private @Nullable String since;

  /** Writes to a terminal. */
  public SyncCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkOptions();
    ServerClient client = server.client();
    Map<?, ?> run = awaited(client, begun(client));
    boolean isComplete = "completed".equals(run.get("status"));
    if (isComplete && to != null) {
      String resource = resource(run);
      ChangePull pull =
          new ChangePull(client, terminal, account, resource, ChangeForm.of(form, resource));
      if (to.equals(TO_OUTPUT)) {
        pull.toOutput(since);
      } else {
        pull.into(Path.of(to));
      }
    }
    tell(run, isComplete);
    return isComplete ? ExitCode.OK : ExitCode.FAILED;
  }

  private void checkOptions() {
    if (since != null && !TO_OUTPUT.equals(to)) {
      throw new CommandFailure(
          ExitCode.USAGE, "--since goes with --to -; a folder remembers its place by itself.");
    }
    if (form != ChangeForm.Kind.CHANGES && to == null) {
      throw new CommandFailure(ExitCode.USAGE, "--as goes with --to DIR or --to -.");
    }
  }

  private Map<?, ?> begun(ServerClient client) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("integrated_account_id", account);
    body.put("ignore_previous_run", full);
    return client.send("POST", RUNS, body);
  }

  /** The run when it is over, or has failed for now. */
  private Map<?, ?> awaited(ServerClient client, Map<?, ?> begun) throws InterruptedException {
    RecordProgress progress = new RecordProgress(terminal, 0, () -> 0);
    String path = RUNS + "/" + ServerClient.segment(String.valueOf(begun.get("id")));
    long seen = 0;
    Map<?, ?> run = begun;
    while (true) {
      boolean isOver = !"created".equals(run.get("status")) && !"running".equals(run.get("status"));
      boolean waits = run.get("error") instanceof String;
      if (isOver || waits) {
        progress.clear();
        return run;
      }
      Thread.sleep(LOOK);
      run = client.send("GET", path, null);
      long records = stat(run, "records");
      progress.add((int) Math.max(0, records - seen));
      seen = records;
    }
  }

  private static String resource(Map<?, ?> run) {
    return String.valueOf(run.get("resource"));
  }

  private static long stat(Map<?, ?> run, String name) {
    return run.get("resource_stats") instanceof Map<?, ?> stats
            && stats.get(resource(run)) instanceof Map<?, ?> counts
            && counts.get(name) instanceof Number number
        ? number.longValue()
        : 0;
  }

  private void tell(Map<?, ?> run, boolean isComplete) {
    var out = TO_OUTPUT.equals(to) ? terminal.err() : terminal.out();
    if (json) {
      out.println(Json.writePretty(run));
      return;
    }
    if (!isComplete) {
      throw new CommandFailure(
          ExitCode.FAILED, "The sync of " + account + " is not complete: " + run.get("error"));
    }
    out.println(
        "%s: %d records, %d created, %d updated, %d deleted, %d left out (%s)"
            .formatted(
                account,
                stat(run, "records"),
                stat(run, "created"),
                stat(run, "updated"),
                stat(run, "deleted"),
                stat(run, "left_out"),
                run.get("kind")));
  }
}
