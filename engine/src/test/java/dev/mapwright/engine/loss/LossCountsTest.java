package dev.mapwright.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** In how many records what was lost, by connector, field, place and kind of value. */
class LossCountsTest {
  private static final SourceFile FILE = new SourceFile("acme.yaml", "id\nname");

  private final LossCounts counts = new LossCounts();

  private static Loss loss(String field, Place place, String came) {
    return new Loss(Loss.Kind.UNREADABLE, field, place, came);
  }

  @Test
  void eachIsCountedByItself() {
    Loss name = loss("name", FILE.place(3, 7), "an object");
    counts.count("acme", name);
    counts.count("acme", name);
    counts.count("zenith", name);
    counts.count("acme", loss("name", FILE.place(3, 7), "a list"));
    counts.count("acme", loss("name", FILE.place(0, 2), "an object"));

    assertThat(counts.counts())
        .containsEntry(new LossCounts.Counted("acme", name), 2L)
        .containsEntry(new LossCounts.Counted("zenith", name), 1L)
        .hasSize(4);
  }

  @Test
  void noneIsMissedByManyAtOnce() throws Exception {
    Loss name = loss("name", FILE.place(3, 7), "an object");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        running.add(
            threads.submit(() -> {
              for (int j = 0; j < 200; j++) {
                counts.count("acme", name);
              }
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(counts.counts()).isEqualTo(Map.of(new LossCounts.Counted("acme", name), 10_000L));
  }

  @Test
  void aVendorThatAlwaysSaysSomethingElseDoesNotFillTheMemory() {
    for (int i = 0; i < 20_000; i++) {
      counts.count("acme", loss("name" + i, FILE.place(3, 7), "an object"));
    }
    assertThat(counts.counts()).hasSize(10_000);
  }

  @Test
  void severalCountersCountAlike() {
    LossCounts other = new LossCounts();
    counts.and(other).count("acme", loss("name", FILE.place(3, 7), "an object"));

    assertThat(other.counts()).isEqualTo(counts.counts()).hasSize(1);
  }
}
