package dev.mapwright.server.failure;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From a vendor's failure to what the caller is told of it. */
final class VendorFailures {
  /** Those that say what a client may make of them. */
  private static final Set<Integer> KNOWN =
      Set.of(500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511);

  private VendorFailures() {}

  static Failure of(VendorException e) {
    Map<String, String> headers = new HashMap<>(VendorHeaders.forwarded(e.headers()));
    Duration wait = e.retryAfter();
    if (wait != null) {
      headers.putAll(Failures.retryAfter(wait));
    }
    return new Failure(
        isPutOff(e) ? 503 : status(e.outcome(), e.status()),
        String.valueOf(e.getMessage()),
        List.of(),
        e.cursor(),
        headers,
        new Failure.Vendor(e.outcome(), e.body()));
  }

  /** Whether the vendor was not asked, as it has failed too often lately. */
  private static boolean isPutOff(VendorException e) {
    return e.outcome() == Outcome.UNAVAILABLE && e.status() == 0 && e.retryAfter() != null;
  }

  /**
   * The status to answer. Clients repeat a 502 at once, so it only stands for a vendor that could
   * not be reached or whose answer makes no sense; a vendor's own 500 stays one.
   */
  private static int status(Outcome outcome, int vendors) {
    return switch (outcome) {
      case UNAUTHORIZED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND, EMPTY -> 404;
      case BAD_REQUEST -> vendors == 409 || vendors == 422 ? vendors : 400;
      case RATE_LIMITED -> 429;
      case EXPIRED -> 410;
      case UNAVAILABLE -> vendors == 504 ? 504 : 502;
      case VENDOR_ERROR, OK -> KNOWN.contains(vendors) ? vendors : 502;
    };
  }
}
