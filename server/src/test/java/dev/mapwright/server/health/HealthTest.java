package dev.mapwright.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.Holding;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What watches over the server is told whether to send requests, and whether to start it anew. */
@Timeout(60)
class HealthTest {
  private static final StoreLocation NOWHERE =
      StoreLocation.at("postgresql://nobody:nothing@127.0.0.1:1/none");

  @TempDir private Path folder;

  @Test
  void bothAreAskedWithoutAToken() {
    try (TestServer server = TestServer.over(CannedApi.answering(List.of(), null))) {
      for (String path : List.of(Health.LIVE, Health.READY)) {
        assertThat(server.send("GET", path, Map.of(), "").status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void aServerIsReadyWhenItsStoreIsOpenAndUntilItStops() throws Exception {
    try (Store store = Store.open(StoreLocation.in(folder))) {
      Health health = new Health(store);
      store.awaitOpen();

      assertThat(ready(health)).isEqualTo(200);
      assertThat(body(health)).isEqualTo(Map.of("status", "ready", "store", "answers"));

      health.stopping();

      assertThat(ready(health)).isEqualTo(503);
      assertThat(body(health).get("status")).isEqualTo("stopping");
      assertThat(health.live(request(), Map.of()).status()).isEqualTo(200);
    }
  }

  /** Accounts that are known are served on; and all servers of a database would go at once. */
  @Test
  void aStoreThatDoesNotAnswerIsToldAndMakesNoServerUnready() throws Exception {
    try (Store store = Store.open(NOWHERE)) {
      Health health = new Health(store);
      while ("opening".equals(body(health).get("store"))) {
        assertThat(ready(health)).isEqualTo(503);
        Thread.sleep(20);
      }

      assertThat(body(health)).isEqualTo(Map.of("status", "ready", "store", "silent"));
      assertThat(ready(health)).isEqualTo(200);
    }
  }

  private static int ready(Health health) {
    return health.ready(request(), Map.of()).status();
  }

  private static Map<?, ?> body(Health health) throws IOException {
    ServerResponse answer = health.ready(request(), Map.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.body().writeTo(out);
    return (Map<?, ?>) Json.read(out.toByteArray());
  }

  private static ServerRequest request() {
    return new ServerRequest("GET", Health.READY, null, Map.of(), new Holding());
  }
}
