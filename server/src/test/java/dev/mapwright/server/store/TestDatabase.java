package dev.mapwright.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The kinds of database that the store's tests run against. */
public enum TestDatabase {
  /** A file in a folder. */
  FILE,
  /** A real PostgreSQL server: one for all tests of a JVM. */
  POSTGRESQL;

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** A database that is empty; in the folder, where it is a file. */
  public StoreLocation empty(Path folder) {
    return switch (this) {
      case FILE -> StoreLocation.in(folder);
      case POSTGRESQL -> StoreLocation.at(url(newDatabase()));
    };
  }

  /** Where a database of the server is reached, which has no password. */
  public static String url(String database) {
    return "postgresql://postgres@localhost:" + Server.RUNNING.getPort() + "/" + database;
  }

  /** Makes a database at the server. */
  public static String newDatabase() {
    String name = "d" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return name;
  }

  /** Does something at the server. */
  public static void execute(String statement) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started when the first test wants it, which takes about two seconds; ends with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
