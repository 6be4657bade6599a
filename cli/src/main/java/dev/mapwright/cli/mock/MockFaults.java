package dev.mapwright.cli.mock;

import dev.mapwright.fixtures.http.Delivery;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.fixtures.http.RequestHandler;
import dev.mapwright.fixtures.standin.StandIn;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A vendor of which some answers go wrong, by chance, the same with the same seed and order.
 * Thread-safe.
 */
final class MockFaults implements RequestHandler {
  private static final String RATE_LIMITED = "rate_limited";
  private static final int PIECES = 20;

  private final StandIn vendor;
  private final List<FaultShare> shares;
  private final Random chance;
  private final BiConsumer<ReceivedRequest, MockAnswer> witness;

  /**
   * Before a vendor.
   *
   * @param shares how many go wrong, and how
   * @param witness is told of each answer
   */
  MockFaults(
      StandIn vendor,
      List<FaultShare> shares,
      long seed,
      BiConsumer<ReceivedRequest, MockAnswer> witness) {
    this.vendor = vendor;
    this.shares = List.copyOf(shares);
    this.chance = new Random(seed);
    this.witness = witness;
  }

  @Override
  public Reply answer(ReceivedRequest came) {
    ReceivedRequest request = toTheVendor(came);
    long begin = System.nanoTime();
    FaultShare fault = drawn();
    Reply reply = fault == null ? vendor.answer(request) : wrong(fault, request);
    witness.accept(
        request,
        new MockAnswer(
            reply.status(),
            Duration.ofNanos(System.nanoTime() - begin),
            fault == null ? "" : fault.name()));
    return reply;
  }

  /** Whoever asks this machine by its own name means the vendor's first origin. */
  private ReceivedRequest toTheVendor(ReceivedRequest came) {
    return came.host().matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")
        ? new ReceivedRequest(
            came.method(),
            URI.create(vendor.origins().getFirst()).getRawAuthority(),
            came.path(),
            came.query(),
            came.headers(),
            came.body())
        : came;
  }

  private @Nullable FaultShare drawn() {
    double at;
    synchronized (chance) {
      at = chance.nextDouble();
    }
    for (FaultShare share : shares) {
      at -= share.share();
      if (at < 0) {
        return share;
      }
    }
    return null;
  }

  private Reply wrong(FaultShare fault, ReceivedRequest request) {
    return switch (fault.kind()) {
      case STATUS -> refusal(fault.status(), request);
      case SLOW -> {
        pause(fault.time());
        yield vendor.answer(request);
      }
      case DRIP -> {
        Duration each = fault.time().dividedBy(PIECES);
        yield vendor.answer(request).by(new Delivery.Dripping(PIECES, each));
      }
      case CUT -> {
        Reply whole = vendor.answer(request);
        yield whole.by(new Delivery.BrokenOff(whole.body().length / 2));
      }
      case INVALID -> {
        Reply whole = vendor.answer(request);
        byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
        yield new Reply(whole.status(), whole.headers(), half);
      }
    };
  }

  /** "Too many" in the vendor's own form, where its file has one. */
  private Reply refusal(int status, ReceivedRequest request) {
    if (status == 429 && vendor.hasFault(RATE_LIMITED)) {
      vendor.failOnce(RATE_LIMITED);
      return vendor.answer(request);
    }
    Map<String, String> headers = status == 429 ? Map.of("retry-after", "1") : Map.of();
    return Reply.json(status, headers, Map.of("error", "A fault on wish: " + status));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
