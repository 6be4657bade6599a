package dev.mapwright.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.server.failure.Failures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that hangs or is full for a while; a database server that is started anew. */
@Timeout(120)
class TroubleTest {
  @TempDir Path folder;

  private static String fact(Store store, String name) {
    return new String(
        store.facts().getOrMake(name, () -> name.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseThatWentAwayIsReachedAgain(TestDatabase database) throws SQLException {
    StoreLocation location = database.empty(folder);
    try (Store store = Store.open(location)) {
      for (int time = 0; time < 3; time++) {
        assertThat(fact(store, "fact " + time)).isEqualTo("fact " + time);
        cut(location);
      }
      assertThat(fact(store, "fact 0")).isEqualTo("fact 0");
    }
    assertThat(folder.resolve("mapwright.trace.db")).doesNotExist();
  }

  /** As an embedded database does by itself when it cannot write, and as a server's stop does. */
  private static void cut(StoreLocation location) throws SQLException {
    switch (location) {
      case StoreLocation.Folder(Path path) -> {
        try (Connection other =
                DriverManager.getConnection("jdbc:h2:file:" + path.resolve("mapwright"));
            Statement statement = other.createStatement()) {
          statement.execute("SHUTDOWN IMMEDIATELY");
        }
      }
      case StoreLocation.Server(PostgresAddress address) ->
          TestDatabase.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                  + address.shown().substring(address.shown().indexOf('/') + 1)
                  + "'");
    }
  }

  @Test
  void whoNeedsADiskThatHangsIsToldSoInTime() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    try (Store store =
        new Store(
            Database.open(
                StoreLocation.in(folder),
                Duration.ofMillis(200),
                () -> {
                  disk.await();
                  return true;
                }))) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> fact(store, "fact"))
          .withMessageContaining("its disk or its network is busy or hangs")
          .satisfies(thrown ->
              assertThat(Failures.of(thrown).headers()).containsEntry("retry-after", "5"));

      disk.countDown();
      store.awaitOpen();
      assertThat(fact(store, "fact")).isEqualTo("fact");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsInterruptedHarmsNobodyElse(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder);
    try (Store store = Store.open(location)) {
      store.awaitOpen();
      List<Future<?>> callers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 20; i++) {
          String name = "fact " + i;
          callers.add(
              threads.submit(() -> {
                Thread.currentThread().interrupt();
                return fact(store, name);
              }));
        }
      }
      assertThat(callers).anyMatch(caller -> caller.state() == Future.State.FAILED);
      assertThat(fact(store, "another")).isEqualTo("another");
    }
    try (Store store = Store.open(location)) {
      assertThat(store.facts().getOrMake("another", () -> new byte[0])).isNotEmpty();
    }
  }
}
