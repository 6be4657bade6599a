package dev.mapwright.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of an embedded database, which only grows while it is open: what is committed is written
 * at its end, some 30 KB each time, so that a process that is killed loses nothing. When little of
 * it is in use any more, the database is closed, written anew and opened, which takes parts of a
 * second; who wants it then waits. Thread-safe.
 */
final class FileSpace {
  /** Below that, little is gained. */
  static final long SMALL = 64L << 20;

  /** So many times what is in use, the file may be. */
  private static final int TIMES = 4;

  private static final Logger LOG = LoggerFactory.getLogger(FileSpace.class);

  private final Path file;
  private final HikariDataSource pool;
  private final long small;
  private final AtomicBoolean isBeingReclaimed = new AtomicBoolean();

  /** Fair, as there is always somebody who uses it. */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

  private volatile long most;

  /**
   * For an open database.
   *
   * @param small the size in bytes below which the file is left alone
   */
  FileSpace(Path file, HikariDataSource pool, long small) {
    this.file = file;
    this.pool = pool;
    this.small = small;
    this.most = most(size() / 100 * liveShare());
  }

  /** Waits until it may be used; {@link #release} has to follow, in the same thread. */
  void take() {
    gate.readLock().lock();
  }

  /** It is not used any more. */
  void release() {
    gate.readLock().unlock();
  }

  /** Has the file written anew if it is time and nobody does it. */
  void reclaimIfDue(ExecutorService threads) {
    if (size() > most && isBeingReclaimed.compareAndSet(false, true)) {
      try {
        threads.execute(this::reclaim);
      } catch (RejectedExecutionException _) {
        isBeingReclaimed.set(false); // the threads have too much to do: another time
      }
    }
  }

  /** Without what is not in use. A failure is logged, and nothing is lost. */
  private void reclaim() {
    gate.writeLock().lock();
    long before = size();
    try {
      close(pool, true);
      most = most(size());
      LOG.info("The database's file was written anew: {} MB of {}", size() >> 20, before >> 20);
    } catch (SQLException e) {
      most = 2 * before; // not again at once
      LOG.warn("The database's file {} could not be written anew: {}", file, e.getSQLState());
    } finally {
      pool.getHikariPoolMXBean().softEvictConnections();
      isBeingReclaimed.set(false);
      gate.writeLock().unlock();
    }
  }

  /** Closes the database, and writes its file anew if it is time. */
  void close() throws SQLException {
    gate.writeLock().lock();
    try {
      close(pool, size() > most);
    } finally {
      gate.writeLock().unlock();
    }
  }

  private static void close(HikariDataSource pool, boolean compact) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(compact ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.DATABASE_CALLED_AT_SHUTDOWN
          && e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
        throw e;
      } // else what was wanted: the pool's connection is told so as it comes back
    }
  }

  private long most(long inUse) {
    return Math.max(small, TIMES * inUse);
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // whatever keeps it from being looked at, the database itself will tell
    }
  }

  /** In percent. */
  private int liveShare() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select setting_value from information_schema.settings"
                    + " where setting_name = 'info.CHUNKS_FILL_RATE'")) {
      return found.next() ? found.getInt(1) : 100;
    } catch (SQLException e) {
      LOG.warn("How much of the database's file is in use cannot be told: {}", e.getSQLState());
      return 100;
    }
  }
}
