package dev.mapwright.kafka.setting;

import java.time.Duration;
import java.util.Set;

/** Notices that accounts have come or gone, in a thread of its own. */
public final class AccountsWatch implements AutoCloseable {
  private final KnownAccounts accounts;
  private final Duration every;
  private final Runnable changed;
  private final Thread thread = Thread.ofVirtual().name("accounts").unstarted(this::run);
  private Set<String> known;

  /**
   * Of accounts that have just been read.
   *
   * @param changed called where other accounts are there than before
   */
  public AccountsWatch(KnownAccounts accounts, Duration every, Runnable changed) {
    this.accounts = accounts;
    this.every = every;
    this.changed = changed;
    this.known = accounts.ids();
  }

  /** Begins to look, until it is closed. */
  public AccountsWatch start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(every);
        accounts.refresh();
        Set<String> now = accounts.ids();
        if (!now.equals(known)) {
          known = now;
          changed.run();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it was closed
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
