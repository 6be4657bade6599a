package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two whole servers of one database refresh one account at the same time, at a vendor that takes no
 * refresh token twice; {@code -Dmapwright.refreshes=1000} for that many times.
 */
@Timeout(600)
class RotatingServersTest {
  private static final int CALLERS = 6;

  @TempDir Path folder;

  @Test
  void noConnectionIsLost() throws Exception {
    int refreshes = Integer.getInteger("mapwright.refreshes", 30);
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer first = new TokenServer(location, folder, vendor.uri());
        TokenServer second = new TokenServer(location, folder, vendor.uri());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestServer.Answer made = first.account("POST", "", RotatingVendor.FIRST);
      assertThat(made.status()).as(made.text()).isEqualTo(200);
      List<Callable<TestServer.Answer>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        TokenServer server = i % 2 == 0 ? first : second;
        callers.add(() -> server.read("acme"));
      }

      for (int refresh = 1; refresh <= refreshes; refresh++) {
        vendor.expire();
        for (Future<TestServer.Answer> answer : threads.invokeAll(callers)) {
          assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
        }
        assertThat(vendor.isClosed()).as("a refresh token was sent twice").isFalse();
        assertThat(vendor.given()).as("each token is fetched once").isEqualTo(refresh);
      }
    }
  }
}
