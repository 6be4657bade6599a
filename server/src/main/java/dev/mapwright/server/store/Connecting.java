package dev.mapwright.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Opens a database: reached, migrated, with a pool of connections. */
final class Connecting {
  /** Less than callers wait, so that they are told the reason. */
  private static final Duration CONNECTING = Duration.ofSeconds(4);

  private static final Duration ANSWERING = Duration.ofSeconds(30);

  private Connecting() {}

  /** The pool; its connections commit by themselves unless a transaction is begun. */
  static HikariDataSource open(StoreLocation location, int connections) {
    HikariConfig config = new HikariConfig();
    try {
      switch (location) {
        case StoreLocation.Folder(Path folder) -> {
          config.setJdbcUrl(H2Folder.url(folder));
          config.setUsername("");
          config.setPassword("");
        }
        case StoreLocation.Server(PostgresAddress address) -> configure(config, address);
      }
      Migration.run(location, config.getJdbcUrl(), config.getUsername(), config.getPassword());
      if (location instanceof StoreLocation.Folder(Path folder)) {
        H2Folder.keepPrivate(folder);
      }
    } catch (IOException | FlywayException e) {
      throw OpeningFailure.of(location, e);
    }
    config.setPoolName("store");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTING.toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static void configure(HikariConfig config, PostgresAddress address) {
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setSchema(Migration.SCHEMA);
    config.addDataSourceProperty("ApplicationName", "mapwright");
    config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECTING.toSeconds()));
    config.addDataSourceProperty("socketTimeout", String.valueOf(ANSWERING.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
  }

  /** Closes the pool, and with it a database that has a file here. */
  static void close(StoreLocation location, HikariDataSource pool, @Nullable FileSpace space) {
    try (pool) {
      if (space != null) {
        space.close();
      }
    } catch (SQLException e) {
      throw new StoreException(
          "The database in " + location + " cannot be closed: error " + e.getSQLState() + ".", e);
    }
  }
}
