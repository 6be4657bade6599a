package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.account.file.DeclaredAccounts;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.server.account.Accounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.Option;

/** The accounts that a file declares. */
final class AccountOptions {
  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = "The integrated accounts (default: ${DEFAULT-VALUE}).")
  private Path accounts = Path.of("accounts.yaml");

  /** Notices when the file changes. */
  FileWatch watch(Runnable changed) {
    return new FileWatch(List.of(accounts), changed).start();
  }

  /** Reads them anew. What is wrong is told, and not used. */
  void readAgain(
      SequencedMap<String, Connector> connectors,
      OverlayLoader overlays,
      Accounts into,
      Terminal terminal) {
    PrintWriter err = terminal.err();
    into.connectorsChanged();
    if (!Files.exists(accounts)) {
      err.println(accounts + " is gone; the accounts stay as they were.");
      return;
    }
    AccountsFile.Result result = read(connectors, overlays);
    if (!result.problems().isEmpty()) {
      err.println(result.render());
    }
    if (result.hasErrors()) {
      err.println(accounts + " is wrong; the accounts stay as they were.");
      return;
    }
    into.declare(result.accounts());
    err.println(accounts + " was read anew: " + result.accounts().entries().size() + " accounts.");
  }

  /**
   * Reads them for the first time.
   *
   * @throws CommandFailure if there is no such file, or it is wrong
   */
  DeclaredAccounts readAtStart(
      SequencedMap<String, Connector> connectors, OverlayLoader overlays, Terminal terminal) {
    if (Files.isDirectory(accounts)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, accounts + " is a folder; --accounts wants the file.");
    }
    if (!Files.exists(accounts)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no file "
              + accounts
              + ". Write one (accounts: [{id: ..., connector: ..., credentials: {...}}]) or try"
              + " 'mapwright demo', which needs none.");
    }
    AccountsFile.Result result = read(connectors, overlays);
    if (result.hasErrors()) {
      throw new CommandFailure(ExitCode.FAILED, result.render());
    }
    if (!result.problems().isEmpty()) {
      terminal.err().println(result.render());
    }
    return result.accounts();
  }

  private AccountsFile.Result read(
      SequencedMap<String, Connector> connectors, OverlayLoader overlays) {
    Problems problems = new Problems();
    try {
      SourceFile file = Utf8.read(accounts, accounts.toString(), problems);
      return file == null
          ? AccountsFile.Result.of(problems.inOrder())
          : AccountsFile.read(file, connectors, new AccountOverlays(overlays), System.getenv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
