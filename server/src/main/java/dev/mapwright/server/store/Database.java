package dev.mapwright.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database, reached by threads of its own: a caller waits so long and no longer, and its
 * interrupt, which would close an embedded database's file, reaches none of them. Thread-safe.
 */
final class Database implements AutoCloseable {
  /** Who needs the database waits so long for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Who asks first waits so long: a migration may take a while. */
  static final Duration OPENING = Duration.ofSeconds(25);

  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final int FILE_CONNECTIONS = 4;
  private static final int SERVER_CONNECTIONS = 8;

  /** So much may wait for the threads; then the database is too slow for what is asked. */
  private static final int WAITING = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final StoreLocation location;
  private final Duration opening;
  private final ExecutorService threads;
  private final Future<Open> open;
  private final LongAdder calls = new LongAdder();

  /**
   * Reached.
   *
   * @param locks null where no other server can have the database
   * @param space null where the file is no business of ours
   */
  private record Open(
      HikariDataSource pool, Jdbi jdbi, @Nullable ServerLocks locks, @Nullable FileSpace space) {

    static Open of(StoreLocation location, HikariDataSource pool, long small) {
      return switch (location) {
        case StoreLocation.Folder(Path folder) ->
            new Open(
                pool, Jdbi.create(pool), null, new FileSpace(H2Folder.file(folder), pool, small));
        case StoreLocation.Server _ ->
            new Open(pool, Jdbi.create(pool), new ServerLocks(pool), null);
      };
    }
  }

  private Database(
      StoreLocation location, Duration opening, long small, Callable<HikariDataSource> connecting) {
    this.location = location;
    this.opening = opening;
    this.threads = threads(connections(location));
    this.open =
        threads.submit(() -> {
          HikariDataSource pool = connecting.call();
          return Open.of(location, pool, small);
        });
  }

  /** Opens in the background, as that takes about a second. */
  static Database open(StoreLocation location) {
    return open(location, FileSpace.SMALL);
  }

  /**
   * Likewise.
   *
   * @param small the size in bytes below which an embedded database's file is left alone
   */
  static Database open(StoreLocation location, long small) {
    return new Database(
        location, OPENING, small, () -> Connecting.open(location, connections(location)));
  }

  /** For tests of a disk that hangs while the database is opened. */
  static Database open(StoreLocation location, Duration opening, Callable<?> before) {
    return new Database(
        location,
        opening,
        FileSpace.SMALL,
        () -> {
          before.call();
          return Connecting.open(location, connections(location));
        });
  }

  private static int connections(StoreLocation location) {
    return location instanceof StoreLocation.Folder ? FILE_CONNECTIONS : SERVER_CONNECTIONS;
  }

  private static ExecutorService threads(int number) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            number,
            number,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("store-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  StoreLocation location() {
    return location;
  }

  /** What is done with a connection; done again if the database had gone. */
  interface Work<T> {
    T run(Handle handle) throws SQLException;
  }

  /**
   * Does some work in one transaction.
   *
   * @throws StoreException if the database cannot be used, or does not answer in time
   */
  <T> T inTransaction(Work<T> work) {
    calls.increment();
    Open reached = finished(open, opening);
    T result = finished(submit(() -> transact(reached, work)), PATIENCE);
    FileSpace space = reached.space;
    if (space != null) {
      space.reclaimIfDue(threads);
    }
    return result;
  }

  /**
   * Does some work, which may take its time, while no other server does any of this name.
   *
   * @throws StoreException if the database cannot be used; the work has not begun then
   */
  <T> T alone(String name, Supplier<T> work) {
    ServerLocks locks = finished(open, opening).locks;
    if (locks == null) {
      return work.get();
    }
    calls.increment();
    try {
      return locks.under(name, work);
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /** How often it has been asked: transactions, and locks. */
  long calls() {
    return calls.sum();
  }

  /** Waits until it can be used. */
  void awaitOpen() throws InterruptedException {
    try {
      open.get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  /** How it is, found out by asking it. */
  Store.State state(Duration patience) {
    if (!open.isDone()) {
      return Store.State.OPENING;
    }
    try {
      Open reached = finished(open, patience);
      finished(submit(() -> transact(reached, h -> h.execute("select 1"))), patience);
      return Store.State.ANSWERS;
    } catch (StoreException | IllegalStateException _) {
      return Store.State.SILENT;
    }
  }

  private <T> T transact(Open reached, Work<T> work) {
    FileSpace space = reached.space;
    if (space == null) {
      return transactHere(reached, work);
    }
    space.take();
    try {
      return transactHere(reached, work);
    } finally {
      space.release();
    }
  }

  private <T> T transactHere(Open reached, Work<T> work) {
    try {
      return attempt(reached, work);
    } catch (GoneException _) {
      // A disk that was full shuts an embedded database, and a server may have been started anew.
      reached.pool.getHikariPoolMXBean().softEvictConnections();
      try {
        return attempt(reached, work);
      } catch (GoneException e) {
        throw unusable(e.failure);
      }
    }
  }

  private <T> T attempt(Open reached, Work<T> work) throws GoneException {
    T result;
    try (Handle handle = reached.jdbi.open()) {
      handle.begin();
      try {
        result = work.run(handle);
      } catch (SQLException | RuntimeException e) {
        rollBackAfter(e, handle);
        throw e;
      }
      try {
        handle.commit();
      } catch (JdbiException e) {
        // It may have been done or not: not to be done again.
        throw unusable(e);
      }
    } catch (JdbiException | SQLException e) {
      if (isGone(e)) {
        throw new GoneException(e);
      }
      throw unusable(e);
    }
    return result;
  }

  private static void rollBackAfter(Exception failure, Handle handle) {
    try {
      handle.rollback();
    } catch (JdbiException second) {
      failure.addSuppressed(second);
    }
  }

  /** The database had gone before anything was committed. */
  private static final class GoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Exception failure;

    GoneException(Exception failure) {
      super(null, failure, false, false);
      this.failure = failure;
    }
  }

  private static boolean isGone(Exception failure) {
    SQLException sql = OpeningFailure.sql(failure);
    if (sql == null || sql.getSQLState() == null) {
      return false;
    }
    return switch (sql.getErrorCode()) {
      case ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.CONNECTION_BROKEN_1 ->
          true;
      default -> sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P0");
    };
  }

  /** Without the database's own words, which may hold values. */
  private StoreException unusable(Exception failure) {
    SQLException sql = OpeningFailure.sql(failure);
    return new StoreException(
        "The database "
            + location
            + " cannot be used: database error "
            + (sql == null ? failure.getClass().getSimpleName() : sql.getSQLState()),
        failure);
  }

  private <T> Future<T> submit(Callable<T> question) {
    try {
      return threads.submit(question);
    } catch (RejectedExecutionException e) {
      if (threads.isShutdown()) {
        throw new IllegalStateException("the database is closed", e);
      }
      throw late(e);
    }
  }

  StoreException late(@Nullable Exception cause) {
    return new StoreException(
        "The database "
            + location
            + " does not answer: it, its disk or its network is busy or hangs. Try again later.",
        cause);
  }

  private <T> T finished(Future<T> answer, Duration patience) {
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    } catch (TimeoutException e) {
      throw late(e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }

  /** Waits for what is being written, but not for a disk that hangs. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("The database {} was not closed within {} s", location, CLOSING.toSeconds());
      } else if (open.state() == Future.State.SUCCESS && !open.resultNow().pool.isClosed()) {
        ServerLocks locks = open.resultNow().locks;
        if (locks != null) {
          locks.close();
        }
        Connecting.close(location, open.resultNow().pool, open.resultNow().space);
      }
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
