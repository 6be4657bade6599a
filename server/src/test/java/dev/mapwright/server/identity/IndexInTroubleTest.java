package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.failure.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that hangs or is full for a while. */
@Timeout(60)
class IndexInTroubleTest {
  private final TestClock clock = new TestClock();

  @TempDir Path folder;

  @Test
  void aDatabaseThatShutItselfIsOpenedAgain() throws SQLException {
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of(seen("1", "{'title': 'Cook'}")));

      // As H2 does by itself when it cannot write.
      try (Connection other = DriverManager.getConnection("jdbc:h2:file:" + file());
          Statement statement = other.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      }

      clock.later();
      assertThat(
              index.note(
                  "acme", MODEL, RESOURCE, Depth.LIST, List.of(seen("1", "{'title': 'Cook'}"))))
          .containsExactly(TestClock.START);
    }
    assertThat(Path.of(file() + ".trace.db")).doesNotExist();
    assertThat(Files.exists(Path.of(file() + ".mv.db"))).isTrue();
  }

  @Test
  void whoNeedsADiskThatHangsIsToldSoInTime() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    IdentityIndex index =
        new ThreadedIndex(
            () -> {
              disk.await();
              return IndexFile.open(folder);
            },
            clock,
            Duration.ofMillis(200));
    ObservedRecord record = seen("1", "{}");

    assertThatExceptionOfType(IdentityException.class)
        .isThrownBy(() -> index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of(record)))
        .withMessageContaining("its disk is busy or hangs")
        .satisfies(
            thrown -> assertThat(Failures.of(thrown).headers()).containsEntry("retry-after", "5"));

    disk.countDown();
    index.awaitOpen();
    assertThat(index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of(record))).hasSize(1);
    index.close();
  }

  @Test
  void whoDoesNotNeedItReadsWithoutIt() {
    try (Persons persons = new Persons(3);
        IdentityIndex index = IdentityIndex.open(folder, clock);
        TestServer server = persons.serve(index)) {
      index.close();

      assertThat(server.get("/unified/ats/candidates?integrated_account_id=acme").status())
          .isEqualTo(200);
      assertThat(server.get("/unified/ats/candidates/p1?integrated_account_id=acme").status())
          .isEqualTo(200);
    }
  }

  private Path file() {
    return folder.toAbsolutePath().normalize().resolve("identity");
  }
}
