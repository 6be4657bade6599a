package dev.mapwright.kafka.setting;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.account.file.DeclaredAccount;
import dev.mapwright.engine.account.file.DeclaredAccounts;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of the accounts file, as it is now. A file that is wrong is told, and not used: the
 * accounts stay as they were. Thread-safe.
 */
public final class KnownAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(KnownAccounts.class);

  private final Path file;
  private final Connectors connectors;
  private final OverlayLoader overlays;
  private DeclaredAccounts now;
  private @Nullable FileTime seen;

  private KnownAccounts(Path file, Connectors connectors, OverlayLoader overlays) {
    this.file = file;
    this.connectors = connectors;
    this.overlays = overlays;
    this.now = AccountsFile.Result.of(List.of()).accounts();
  }

  /**
   * Reads connectors and accounts for the first time.
   *
   * @throws WrongAccountsException if they cannot be used, with all that is wrong
   */
  public static KnownAccounts read(Settings settings, UnifiedModels models) {
    ConnectorLoader loader = new ConnectorLoader(new JsonataLanguage(), models);
    KnownAccounts accounts =
        new KnownAccounts(
            settings.accounts(), connectors(settings, loader), new OverlayLoader(loader));
    accounts.load();
    return accounts;
  }

  private static Connectors connectors(Settings settings, ConnectorLoader loader) {
    Path folder = settings.connectors();
    if (folder == null) {
      return Connectors.bundled(loader);
    }
    if (!Files.isDirectory(folder)) {
      throw new WrongAccountsException(
          Settings.CONNECTORS,
          "There is no folder " + folder + " on this worker. Each worker needs it at this path.");
    }
    try {
      Connectors connectors = Connectors.in(folder, loader);
      String wrong = AccountsFile.render(errors(connectors.problems()));
      if (!wrong.isEmpty()) {
        throw new WrongAccountsException(Settings.CONNECTORS, wrong);
      }
      return connectors;
    } catch (UncheckedIOException e) {
      throw new WrongAccountsException(Settings.CONNECTORS, folder + " cannot be read.");
    }
  }

  private static List<Problem> errors(List<Problem> problems) {
    return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
  }

  private synchronized void load() {
    if (!Files.isRegularFile(file)) {
      throw new WrongAccountsException(
          Settings.ACCOUNTS,
          "There is no file "
              + file
              + " on this worker. Write one (accounts: [{id: ..., connector: ..., credentials:"
              + " {...}}]); each worker needs it at this path.");
    }
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      Problems problems = new Problems();
      SourceFile source = Utf8.read(file, file.toString(), problems);
      AccountsFile.Result result =
          source == null
              ? AccountsFile.Result.of(problems.inOrder())
              : AccountsFile.read(
                  source, connectors.all(), new AccountOverlays(overlays), System.getenv());
      seen = modified;
      if (result.hasErrors()) {
        throw new WrongAccountsException(
            Settings.ACCOUNTS, AccountsFile.render(errors(result.problems())));
      }
      now = result.accounts();
    } catch (IOException e) {
      throw new WrongAccountsException(Settings.ACCOUNTS, file + " cannot be read.");
    }
  }

  /** Reads the file again if it has changed, and tells what is wrong with it. */
  public synchronized void refresh() {
    try {
      if (!Files.getLastModifiedTime(file).equals(seen)) {
        load();
        LOG.info("{} was read anew: {} accounts", file, now.ids().size());
      }
    } catch (WrongAccountsException e) {
      LOG.warn("The accounts stay as they were: {}", e.getMessage());
    } catch (IOException _) {
      LOG.warn("{} cannot be read; the accounts stay as they were", file);
    }
  }

  /** The ids of all, in their order. */
  public synchronized Set<String> ids() {
    return new TreeSet<>(now.ids());
  }

  /** All of them. */
  public synchronized List<DeclaredAccount> all() {
    return now.entries();
  }

  /** The account of an id, with its overlay; empty if there is none any more. */
  public synchronized Optional<Account> find(String id) {
    return Optional.ofNullable(now.find(id)).map(now::overlaid);
  }
}
