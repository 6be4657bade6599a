package dev.mapwright.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderedWorkTest {
  private final AtomicInteger given = new AtomicInteger();
  private final List<Integer> taken = new ArrayList<>();

  @Test
  void handsResultsOnInTheOrderOfTheParts() throws IOException {
    OrderedWork.run(upTo(1_000), OrderedWorkTest::slowlySometimes, taken::add);

    assertThat(taken).isEqualTo(IntStream.rangeClosed(1, 1_000).boxed().toList());
  }

  @Test
  void readsLittleAheadOfWhatIsWritten() throws IOException {
    AtomicInteger most = new AtomicInteger();

    OrderedWork.run(
        upTo(1_000),
        OrderedWorkTest::slowlySometimes,
        part -> {
          most.accumulateAndGet(given.get() - part, Math::max);
          return taken.add(part);
        });

    assertThat(most.get()).isLessThan(6 * Runtime.getRuntime().availableProcessors() + 6);
  }

  @Test
  void endsWhenNobodyWantsMore() throws IOException {
    OrderedWork.run(upTo(1_000_000_000), part -> part, part -> taken.add(part) && part < 10);

    assertThat(taken).hasSize(10);
  }

  @Test
  void whatStandsBeforeAFailureIsHandedOn() {
    OrderedWork.Source<Integer> breaks =
        () -> {
          int next = given.incrementAndGet();
          if (next > 50) {
            throw new IOException("unplugged");
          }
          return next;
        };

    assertThatThrownBy(() -> OrderedWork.run(breaks, part -> part, taken::add))
        .isInstanceOf(IOException.class)
        .hasMessage("unplugged");
    assertThat(taken).hasSize(50);
  }

  @Test
  void aFailureOfTheWorkEndsIt() {
    assertThatThrownBy(() ->
            OrderedWork.run(
                upTo(1_000_000_000), part -> 100 / (part - 20), part -> taken.add(part)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(taken).hasSize(19);
  }

  private OrderedWork.Source<Integer> upTo(int last) {
    return () -> given.get() == last ? null : given.incrementAndGet();
  }

  private static int slowlySometimes(int part) {
    if (part % 97 == 0) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return part;
  }
}
