package dev.mapwright.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Three of ten thousand candidates are wanted, and the vendor needs longer to show them all than a
 * call may take: every client comes to the end of its walk with all three.
 */
class WalksOfClientsTest {
  @Test
  void onAVendorThatIsSlow() throws Exception {
    try (LongList list = LongList.slow(LongList.usual())) {
      assertThatAllFinish(list);
    }
  }

  @Test
  void onAVendorThatAllowsFewCalls() throws Exception {
    try (LongList list = LongList.paced(LongList.usual())) {
      assertThatAllFinish(list);
    }
  }

  private static void assertThatAllFinish(LongList list) throws Exception {
    walks(list, false)
        .forEach((client, walked) -> {
          assertThat(walked.gaveUp()).as(client.name()).isNull();
          assertThat(walked.ids()).as(client.name()).isEqualTo(LongList.WANTED);
        });
  }

  /** All clients at once, each with an account of its own. */
  static Map<Client, Client.Walked> walks(LongList list, boolean emptyPages) throws Exception {
    Map<Client, Client.Walked> walks = new EnumMap<>(Client.class);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Client, Future<Client.Walked>> running = new EnumMap<>(Client.class);
      for (Client client : Client.values()) {
        running.put(client, threads.submit(() -> client.walk(list.server, emptyPages)));
      }
      for (Map.Entry<Client, Future<Client.Walked>> one : running.entrySet()) {
        walks.put(one.getKey(), one.getValue().get());
      }
    }
    return walks;
  }
}
