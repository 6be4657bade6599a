package dev.mapwright.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three of ten thousand candidates are wanted, and the vendor needs longer to show them all than a
 * call may take: every client comes to the end of its walk with all three.
 */
class WalksOfClientsTest {
  @ParameterizedTest
  @EnumSource
  void onAVendorThatIsSlow(Client.Form form) throws Exception {
    try (LongList list = LongList.slow(LongList.usual())) {
      assertThatAllFinish(list, form);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onAVendorThatAllowsFewCalls(Client.Form form) throws Exception {
    try (LongList list = LongList.paced(LongList.usual())) {
      assertThatAllFinish(list, form);
    }
  }

  private static void assertThatAllFinish(LongList list, Client.Form form) throws Exception {
    walks(list, form, false)
        .forEach((client, walked) -> {
          assertThat(walked.gaveUp()).as(client.name()).isNull();
          assertThat(walked.ids()).as(client.name()).isEqualTo(LongList.WANTED);
        });
  }

  /** All clients at once, each with an account of its own. */
  static Map<Client, Client.Walked> walks(LongList list, Client.Form form, boolean emptyPages)
      throws Exception {
    Map<Client, Client.Walked> walks = new EnumMap<>(Client.class);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Client, Future<Client.Walked>> running = new EnumMap<>(Client.class);
      for (Client client : Client.values()) {
        running.put(client, threads.submit(() -> client.walk(list.server, form, emptyPages)));
      }
      for (Map.Entry<Client, Future<Client.Walked>> one : running.entrySet()) {
        walks.put(one.getKey(), one.getValue().get());
      }
    }
    return walks;
  }
}
