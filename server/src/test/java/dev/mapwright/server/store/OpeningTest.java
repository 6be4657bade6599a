package dev.mapwright.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A store makes itself, lasts, and says why when it cannot be opened. */
@Timeout(120)
class OpeningTest {
  @TempDir Path folder;

  private static byte[] fact(Store store, String otherwise) {
    return store.facts().getOrMake("test", () -> otherwise.getBytes(StandardCharsets.UTF_8));
  }

  private static String failure(StoreLocation location) {
    try (Store store = Store.open(location)) {
      assertThatThrownBy(() -> fact(store, "")).isInstanceOf(StoreException.class);
      store.awaitOpen();
      throw new AssertionError("the store was opened");
    } catch (StoreException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingItTellsOfNoError(TestDatabase database) {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Database.class);
    logger.addAppender(log);
    try (Store store = Store.open(database.empty(folder))) {
      fact(store, "any");
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatItRemembersLasts(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("made/by/itself"));
    try (Store store = Store.open(location)) {
      assertThat(fact(store, "first")).asString().isEqualTo("first");
    }
    try (Store store = Store.open(location)) {
      assertThat(fact(store, "second")).asString().isEqualTo("first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatIsClosedSaysSo(TestDatabase database) {
    Store store = Store.open(database.empty(folder));
    store.close();
    store.close();

    assertThatThrownBy(() -> fact(store, ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseOfANewerMapwrightIsLeftAlone(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder);
    Store.open(location).close();
    try (Connection connection = connection(location);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
              + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\","
              + " \"success\") VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, '', 1,"
              + " TRUE)");
    }

    assertThat(failure(location))
        .contains("a newer Mapwright wrote it (schema 99). Use that one again, or choose another");
  }

  private static Connection connection(StoreLocation location) throws Exception {
    return switch (location) {
      case StoreLocation.Folder(Path path) ->
          DriverManager.getConnection("jdbc:h2:file:" + path.resolve("mapwright"));
      case StoreLocation.Server(PostgresAddress address) ->
          DriverManager.getConnection(address.jdbcUrl() + "?user=postgres&currentSchema=mapwright");
    };
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatIsMadeIsItsOwnersAlone() throws IOException {
    Store.open(StoreLocation.in(folder.resolve("made/by/itself"))).close();

    assertThat(Files.getPosixFilePermissions(folder.resolve("made/by/itself")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void inAFolderThatOthersMayReadTheFileIsItsOwnersAlone() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (Store store = Store.open(StoreLocation.in(open))) {
      store.awaitOpen();

      assertThat(Files.getPosixFilePermissions(open.resolve("mapwright.mv.db")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** As versions left it that kept ids and changes alone. */
  @Test
  void aFileOfAFormerVersionIsCarriedOver() throws Exception {
    String former = "jdbc:h2:file:" + folder.resolve("identity");
    Flyway.configure()
        .dataSource(former, "", "")
        .locations("classpath:dev/mapwright/server/store/h2")
        .load()
        .migrate();
    UUID id = UUID.randomUUID();
    try (Connection connection = DriverManager.getConnection(former);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO fact (name, content) VALUES ('test', X'01')");
      statement.execute("INSERT INTO scope (account, resource) VALUES ('acme', 'candidates')");
      statement.execute(
          "INSERT INTO record (id, scope, remote_id, modified_at, list_hashes, full_hashes) VALUES"
              + " ('"
              + id
              + "', 1, 'r7', 5, X'', X'')");
    }

    try (Store store = Store.open(StoreLocation.in(folder))) {
      assertThat(fact(store, "second")).containsExactly(1);
      assertThat(store.records().remoteId(id)).contains("r7");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/identity.mv.db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapwright", "identity"})
  void theFileOfAnotherProcessIsLeftAlone(String name) throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.resolve(name).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("open");

      assertThat(failure(StoreLocation.in(folder)))
          .isEqualTo(
              "The database in "
                  + folder
                  + " cannot be opened: another process has it open. Stop that, choose another"
                  + " folder, or give all of them one PostgreSQL database.");
      assertThat(folder).isDirectoryContaining("glob:**/" + name + ".mv.db");
    } finally {
      other.destroyForcibly();
    }
  }

  /** Another process that holds a file until it is ended. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (Connection _ = DriverManager.getConnection("jdbc:h2:file:" + arguments[0])) {
        System.out.println("open");
        System.in.read();
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(failure(StoreLocation.in(file.resolve("data"))))
        .startsWith(
            "The database in "
                + file.resolve("data")
                + " cannot be opened: the folder cannot be made");
  }

  @Test
  void aFileOfAnotherProgramIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("mapwright.mv.db"), "not ours".repeat(2000));

    assertThat(failure(StoreLocation.in(folder)))
        .contains("its file is damaged or of another program. Put a copy back, or move it away");
    assertThat(file).content().startsWith("not ours");
  }

  @Test
  void aServerThatIsAwayIsToldWithoutThePassword() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(failure(StoreLocation.at("postgres://me:s3cret@localhost:" + free + "/ats")))
        .isEqualTo(
            "The database at localhost:"
                + free
                + "/ats cannot be opened: nothing answers there. Start the database, or mend the"
                + " URL; then start Mapwright again.");
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    assertThat(failure(StoreLocation.at(TestDatabase.url("nowhere"))))
        .contains("there is no such database. Create it; the tables make themselves");
  }

  @Test
  void aUserWhoMayNotMakeTheTablesIsTold() {
    String database = TestDatabase.newDatabase();
    TestDatabase.execute("CREATE ROLE guest LOGIN");

    assertThat(failure(StoreLocation.at(TestDatabase.url(database).replace("postgres@", "guest@"))))
        .contains("the user may not make the schema 'mapwright'. Grant it CREATE on the database");
  }

  @Test
  void anotherProgramsTablesAreLeftAlone() throws Exception {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    PostgresAddress address = ((StoreLocation.Server) location).address();
    try (Connection connection = DriverManager.getConnection(address.jdbcUrl() + "?user=postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE record (theirs TEXT)");
      try (Store store = Store.open(location)) {
        store.awaitOpen();
      }
      statement.execute("SELECT theirs FROM record");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:s3cret@host/db",
        "postgresql://me:s3cret@host",
        "postgresql://me:s3 cret@h/d",
        ""
      })
  void whatIsNoUrlOfAPostgresqlDatabaseIsToldWithoutIt(String url) {
    assertThatThrownBy(() -> StoreLocation.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected postgresql://user:password@host:5432/database")
        .hasMessageNotContaining("s3");
  }

  @Test
  void urlsInEachSpellingAreUnderstood() {
    PostgresAddress expected =
        new PostgresAddress(
            "jdbc:postgresql://db.example:6543/ats?sslmode=require",
            "me@corp",
            "a+b/c",
            "db.example:6543/ats");
    for (String scheme : new String[] {"postgres", "postgresql", "jdbc:postgresql"}) {
      assertThat(
              PostgresAddress.of(
                  scheme + "://me%40corp:a+b%2Fc@db.example:6543/ats?sslmode=require"))
          .isEqualTo(expected)
          .hasToString("db.example:6543/ats");
    }
  }
}
