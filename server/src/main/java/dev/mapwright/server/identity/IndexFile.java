package dev.mapwright.server.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** The database of an index. Not thread-safe: there is one connection. */
final class IndexFile implements AutoCloseable {
  private static final String NAME = "identity";
  private static final String MIGRATIONS = "classpath:dev/mapwright/server/identity";
  private static final int KEY_BYTES = SipHash.KEY_BYTES;

  /**
   * What is committed is written; the server closes it, not a hook of its own, which would run
   * beside the server's. Nor does it write a trace of its own, which would grow on a full disk.
   */
  private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private final String where;
  private final String url;
  private Connection connection;
  private final Fingerprints fingerprints;
  private SurrogateKeys numbers;

  private IndexFile(String where, String url, Connection connection) throws SQLException {
    this.where = where;
    this.url = url;
    this.connection = connection;
    this.fingerprints = new Fingerprints(key(connection));
    this.numbers = SurrogateKeys.read(connection);
  }

  /** A folder that is made is for its owner's eyes only. */
  private static void makeFolder(Path folder) throws IOException {
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (isPosix && !Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** The index of a folder; made if there is none. */
  static IndexFile open(Path folder) {
    try {
      makeFolder(folder);
    } catch (IOException e) {
      throw OpeningFailure.of(folder, e);
    }
    Path file = folder.toAbsolutePath().normalize().resolve(NAME);
    return open(folder.toString(), "jdbc:h2:file:" + file + SETTINGS, folder);
  }

  private static IndexFile open(String where, String url, Path folder) {
    Connection connection = null;
    try {
      connection = connect(url);
      migrate(url, folder);
      return new IndexFile(where, url, connection);
    } catch (SQLException | FlywayException e) {
      closeAfter(e, connection);
      throw OpeningFailure.of(folder, e);
    } catch (RuntimeException e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  private static Connection connect(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void closeAfter(Exception failure, @Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  private static void migrate(String url, Path folder) {
    Flyway flyway = Flyway.configure().dataSource(url, "", "").locations(MIGRATIONS).load();
    for (MigrationInfo migration : flyway.info().applied()) {
      if (!migration.getState().isResolved()) {
        throw OpeningFailure.newer(folder, String.valueOf(migration.getVersion()));
      }
    }
    flyway.migrate();
  }

  /** The key of this index; drawn when it is made. */
  private static byte[] key(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT content FROM fact WHERE name = 'hash key'");
        ResultSet found = select.executeQuery()) {
      if (found.next()) {
        return found.getBytes(1);
      }
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO fact (name, content) VALUES ('hash key', ?)")) {
      insert.setBytes(1, key);
      insert.executeUpdate();
    }
    connection.commit();
    return key;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  /** Notes records, in one transaction. */
  List<Long> note(
      String account, String resource, Depth depth, List<Fingerprints.Form> forms, long now) {
    return inTransaction(() -> {
      numbers.know(connection, account, resource, forms);
      Map<UUID, KnownRecord> known =
          RecordTable.read(connection, forms.stream().map(Fingerprints.Form::id).toList());
      for (Fingerprints.Form form : forms) {
        known
            .computeIfAbsent(form.id(), _ -> KnownRecord.unknown(form.remoteId(), now))
            .see(depth, form, numbers::field, now);
      }
      RecordTable.write(connection, known, numbers.scope(account, resource));
      return forms.stream()
          .map(form -> Objects.requireNonNull(known.get(form.id())).modifiedAt())
          .toList();
    });
  }

  /** The vendor's id of a record, if it was noted. */
  Optional<String> remoteId(UUID id) {
    return inTransaction(() -> RecordTable.remoteId(connection, id));
  }

  /** What may fail as databases do. */
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    try {
      if (connection.isClosed()) {
        connection = connect(url);
        numbers = SurrogateKeys.read(connection);
      }
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBackAfter(e);
      // A disk that was full shuts the database, which a connection need not know: it may have room
      // again, and what was numbered in this transaction is not.
      closeAfter(e, connection);
      throw new IdentityException(
          "The index of record ids in "
              + where
              + " cannot be used: database error "
              + e.getErrorCode(),
          e);
    } catch (RuntimeException e) {
      rollBackAfter(e);
      throw e;
    }
  }

  private void rollBackAfter(Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IdentityException(
          "The index of record ids in "
              + where
              + " cannot be closed: database error "
              + e.getErrorCode(),
          e);
    }
  }
}
