package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.server.failure.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
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
  void aDiskThatHangsHoldsUpNoAnswerThatDoesNotNeedIt() {
    CountDownLatch disk = new CountDownLatch(1);
    IdentityIndex index =
        new ThreadedIndex(
            () -> {
              disk.await();
              return IndexFile.open(folder);
            },
            clock);
    for (int i = 0; i < 100; i++) {
      ObservedRecord record = seen("" + i, "{}");
      index.noteSoon("acme", MODEL, RESOURCE, Depth.LIST, () -> List.of(record));
    }
    assertThatExceptionOfType(IdentityException.class)
        .as("what waits has a bound")
        .isThrownBy(() -> {
          for (int i = 0; i < 1_000; i++) {
            ObservedRecord record = seen("" + i, "{}");
            index.noteSoon("acme", MODEL, RESOURCE, Depth.LIST, () -> List.of(record));
          }
        })
        .withMessageContaining("its disk is busy or hangs")
        .satisfies(
            thrown -> assertThat(Failures.of(thrown).headers()).containsEntry("retry-after", "5"));

    disk.countDown();
    UUID first = RecordIds.of("acme", RESOURCE, "1");
    assertThat(known(index, first)).isTrue();
    index.close();
  }

  /** What was asked before has been done when this is answered; until then there is no room. */
  private static boolean known(IdentityIndex index, UUID id) {
    while (true) {
      try {
        return index.remoteId("acme", RESOURCE, id).isPresent();
      } catch (IdentityException _) {
        Thread.onSpinWait();
      }
    }
  }

  private Path file() {
    return folder.toAbsolutePath().normalize().resolve("identity");
  }
}
