package dev.mapwright.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was committed is in the file, however long it has been written to, and it stays small. */
@Timeout(120)
class KilledFileTest {
  /** As after the minutes for which the database keeps what it has replaced. */
  private static final String LATER = ";RETENTION_TIME=300";

  private static final int COMMITS = 3_000;

  @TempDir private Path folder;

  /** A process that is killed leaves the file as a copy has it that is made between two writes. */
  @Test
  void everyCommitIsFoundAgainInACopyOfTheOpenFile() throws Exception {
    Path open = folder.resolve("open");
    try (Connection connection = DriverManager.getConnection(H2Folder.url(open) + LATER);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table words (word varchar primary key, kind int, text binary(200))");
      statement.execute("create index kinds on words (kind, word)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into words values (?, ?, ?)")) {
        for (int i = 0; i < COMMITS; i++) {
          insert.setString(1, scattered(i));
          insert.setInt(2, i % 60);
          insert.setBytes(3, new byte[200]);
          insert.execute();
          if (i % 500 == 499) {
            assertThat(inACopy(open)).isEqualTo(i + 1);
          }
        }
      }
      statement.execute("shutdown");
    }
  }

  private int inACopy(Path open) throws Exception {
    Path copied = Files.createTempDirectory(folder, "copied");
    Files.copy(H2Folder.file(open), H2Folder.file(copied));
    try (Connection connection = DriverManager.getConnection(H2Folder.url(copied));
        Statement statement = connection.createStatement()) {
      int count = count(statement);
      statement.execute("shutdown");
      return count;
    }
  }

  @Test
  void theFileIsWrittenAnewWhileItIsUsed() throws Exception {
    StoreLocation location = TestDatabase.FILE.empty(folder);
    Path file = H2Folder.file(((StoreLocation.Folder) location).path());
    long small = 2 << 20;
    try (Database database = Database.open(location, small);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.inTransaction(h -> h.execute("create table words (word varchar primary key)"));
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 3; writer++) {
        int first = writer * COMMITS;
        writers.add(
            threads.submit(() -> {
              for (int i = first; i < first + COMMITS / 3; i++) {
                String word = scattered(i);
                database.inTransaction(h -> h.execute("insert into words values (?)", word));
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(
              database.<Integer>inTransaction(
                  h -> h.select("select count(*) from words").mapTo(Integer.class).one()))
          .isEqualTo(COMMITS);
      assertThat(Files.size(file)).isLessThan(4 * small);
    }
    assertThat(Files.size(file)).isLessThan(small);
  }

  private static String scattered(int number) {
    return Integer.toHexString(Integer.reverse(number));
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet counted = statement.executeQuery("select count(*) from words")) {
      counted.next();
      return counted.getInt(1);
    }
  }
}
