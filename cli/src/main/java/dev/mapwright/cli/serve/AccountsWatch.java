package dev.mapwright.cli.serve;

import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.AccountsFile;
import dev.mapwright.server.account.DeclaredAccounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the accounts file anew when it changes. What is wrong with it is told, and not used. */
final class AccountsWatch implements Runnable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Path file;
  private final Supplier<AccountsFile.Result> reading;
  private final Accounts accounts;
  private final PrintWriter err;
  private Optional<FileTime> seen;

  /** Of a file that has just been read. */
  AccountsWatch(
      Path file, Supplier<AccountsFile.Result> reading, Accounts accounts, PrintWriter err) {
    this.file = file;
    this.reading = reading;
    this.accounts = accounts;
    this.err = err;
    this.seen = modified();
  }

  /** Begins, in a thread that ends with the process. */
  void start() {
    Thread.ofVirtual().name("accounts-file").start(this);
  }

  @Override
  public void run() {
    while (true) {
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException _) {
        return;
      }
      look();
    }
  }

  /** Whether the file has changed; then it is read. */
  void look() {
    Optional<FileTime> now = modified();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    if (now.isEmpty()) {
      err.println(file + " is gone; the accounts stay as they were.");
      return;
    }
    AccountsFile.Result result = reading.get();
    if (!result.problems().isEmpty()) {
      err.println(result.render());
    }
    if (result.hasErrors()) {
      err.println(file + " has changed and is wrong; the accounts stay as they were.");
      return;
    }
    DeclaredAccounts read = result.accounts();
    accounts.declare(read);
    err.println(file + " has changed: " + read.entries().size() + " accounts.");
  }

  private Optional<FileTime> modified() {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
