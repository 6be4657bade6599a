package dev.mapwright.cli.warm;

import dev.mapwright.cli.command.Commands;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.demo.DemoServer;
import dev.mapwright.engine.account.Account;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code mapwright warm}. The launcher lets the JVM watch it and keeps what the JVM learnt; by
 * itself it leaves nothing behind.
 */
@Command(
    name = "warm",
    description = {
      "Makes the start cache anew, with which all commands start in about half the time.",
      "The launcher does so after each build; this is for a copy without a build, or another JDK."
          + " It serves all vendors to itself once, and maps and evaluates what they answer."
    })
public final class WarmCommand implements Callable<Integer> {
  /** So many records of each vendor are mapped. */
  private static final int RECORDS = 100;

  private final Terminal terminal;
  private final ProjectData project;
  private final Commands commands;

  /** Runs other commands. */
  public WarmCommand(Terminal terminal, ProjectData project, Commands commands) {
    this.terminal = terminal;
    this.project = project;
    this.commands = commands;
  }

  @Override
  public Integer call() throws IOException {
    try (DemoServer demo = DemoServer.start(project, 0)) {
      for (Account account : demo.accounts()) {
        byte[] records = records(demo.origin(), account);
        run(records, "map", account.connector().name(), "--records");
        run(records, "eval", "--compact", "$string(id)");
      }
    }
    terminal.out().println("Served, mapped and evaluated what every vendor answers.");
    return ExitCode.OK;
  }

  /** A vendor's own records, a few of them again and again. */
  private static byte[] records(URI origin, Account account) throws IOException {
    URI list =
        origin.resolve("/unified/ats/candidates?limit=100&integrated_account_id=" + account.id());
    HttpURLConnection connection = (HttpURLConnection) list.toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + DemoServer.TOKEN);
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    try (InputStream answer = connection.getInputStream()) {
      Object body = Json.read(answer.readAllBytes());
      List<?> found = body instanceof Map<?, ?> page ? (List<?>) page.get("result") : List.of();
      for (int i = 0; i < RECORDS && found != null && !found.isEmpty(); i++) {
        Object record = found.get(i % found.size());
        if (record instanceof JsonObject unified
            && unified.get("remote_data") instanceof JsonObject vendors) {
          records.writeBytes(Json.writeBytes(vendors));
          records.write('\n');
        }
      }
    }
    return records.toByteArray();
  }

  private void run(byte[] input, String... arguments) {
    Terminal own =
        Terminal.of(
            new ByteArrayInputStream(input),
            false,
            false,
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    int exit = commands.run(own, arguments);
    if (exit == ExitCode.USAGE || exit == ExitCode.DEFECT) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with " + exit);
    }
  }
}
