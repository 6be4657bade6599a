package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.Watched;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of each account, which are a client of its own. No connection serves two
 * accounts, since what is left on it would be read by the next; and an account uses a bounded
 * number at once, so that a vendor that hangs for one account holds up no other. Thread-safe.
 */
final class Connections implements AutoCloseable {
  private final int perAccount;
  private final Supplier<AccountClient> clients;
  private final Map<String, Own> accounts = new ConcurrentHashMap<>();

  /** Makes clients that share their threads. */
  Connections(int perAccount, Supplier<AccountClient> clients) {
    this.perAccount = perAccount;
    this.clients = clients;
  }

  /** One account's. Its number of users changes only while the map holds its entry. */
  private static final class Own {
    private final AccountClient client;
    private final Semaphore places;
    private int users;
    private long idleSince;

    Own(AccountClient client, int places) {
      this.client = client;
      this.places = new Semaphore(places, true);
    }
  }

  /** The right to use one connection, until it is given back. */
  final class Place {
    private final String account;
    private final Own own;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Place(String account, Own own) {
      this.account = account;
      this.own = own;
    }

    AccountClient client() {
      return own.client;
    }

    /** Once is enough; more does no harm. */
    void giveBack() {
      if (held.getAndSet(false)) {
        own.places.release();
        left(account);
      }
    }
  }

  /**
   * Waits for a place among an account's connections.
   *
   * @throws TransportException if none becomes free in time
   */
  Place take(String account, Duration atMost) throws InterruptedException {
    Own own = entered(account);
    boolean taken = false;
    long begin = System.nanoTime();
    try {
      taken = own.places.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      if (!taken) {
        left(account);
      }
      Watched.tellWait(EngineEvent.Wait.CONNECTION, System.nanoTime() - begin);
    }
    if (!taken) {
      throw new TransportException(
          TransportException.Kind.BUSY,
          "no connection became free: the account's "
              + perAccount
              + " are all in use, as by requests that are not answered",
          null);
    }
    return new Place(account, own);
  }

  private Own entered(String account) {
    return accounts.compute(
        account,
        (_, known) -> {
          Own own = known == null ? new Own(clients.get(), perAccount) : known;
          own.users++;
          return own;
        });
  }

  private void left(String account) {
    accounts.computeIfPresent(
        account,
        (_, own) -> {
          own.users--;
          own.idleSince = System.nanoTime();
          return own;
        });
  }

  /** How many are in use, those of all accounts together. */
  int inUse() {
    return accounts.values().stream()
        .mapToInt(own -> perAccount - own.places.availablePermits())
        .sum();
  }

  /** How many requests wait for one. */
  int waiting() {
    return accounts.values().stream().mapToInt(own -> own.places.getQueueLength()).sum();
  }

  /** Closes the clients that nobody has used for so long. */
  void closeIdle(Duration idle) {
    long now = System.nanoTime();
    for (String account : accounts.keySet()) {
      accounts.computeIfPresent(
          account,
          (_, own) -> {
            boolean done = own.users == 0 && now - own.idleSince >= idle.toNanos();
            return done ? closed(own) : own;
          });
    }
  }

  private static @Nullable Own closed(Own own) {
    own.client.http().close();
    return null;
  }

  @Override
  public void close() {
    accounts.values().forEach(own -> own.client.http().close().await());
  }
}
