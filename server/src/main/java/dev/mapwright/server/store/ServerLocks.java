package dev.mapwright.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks that all servers of a database share. They end with the connection that holds them, so a
 * server that dies holds none; the connections are apart from those of everything else, as work
 * under a lock may wait for a vendor. Thread-safe.
 */
final class ServerLocks implements AutoCloseable {
  /** As many works may run at once; more wait. */
  private static final int CONNECTIONS = 24;

  private static final long PATIENCE_MILLIS = 25_000;
  private static final Logger LOG = LoggerFactory.getLogger(ServerLocks.class);

  private final HikariDataSource pool;

  /** Beside another pool, to the same database. */
  ServerLocks(HikariDataSource beside) {
    HikariDataSource own = new HikariDataSource();
    beside.copyStateTo(own);
    own.setPoolName("store-locks");
    own.setMaximumPoolSize(CONNECTIONS);
    own.setMinimumIdle(0);
    own.setConnectionTimeout(PATIENCE_MILLIS);
    own.setAutoCommit(false);
    this.pool = own;
  }

  /**
   * Does some work under a lock of this name.
   *
   * @throws SQLException if the lock cannot be had; the work has not begun then
   */
  <T> T under(String name, Supplier<T> work) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      lock(connection, name);
      return work.get();
    } finally {
      release(connection);
    }
  }

  private static void lock(Connection connection, String name) throws SQLException {
    try (Statement setting = connection.createStatement()) {
      setting.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
      setting.execute("SET LOCAL lock_timeout = " + PATIENCE_MILLIS);
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "mapwright " + name);
      statement.execute();
    }
  }

  /** A connection that was lost has lost its lock, and the work is done all the same. */
  private static void release(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("A lock of the database was lost: error {}", e.getSQLState());
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
