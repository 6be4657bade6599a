package dev.mapwright.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

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

  /** Where the server's files are, all of them written. */
  public static Path files() {
    execute("CHECKPOINT");
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SHOW data_directory")) {
      row.next();
      return Path.of(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many bytes a database takes. */
  public static long size(String database) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SELECT pg_database_size('" + database + "')")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All rows of all our tables of a database, as a dump has them. */
  public static String dump(String database) {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = Server.RUNNING.getDatabase("postgres", database).getConnection();
        Statement sql = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          sql.executeQuery(
              "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                  + " 'mapwright'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (String table : tables) {
        StringWriter rows = new StringWriter();
        copy.copyOut("COPY mapwright." + table + " TO STDOUT", rows);
        dump.append(table).append('\n').append(rows);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    return dump.toString();
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
