package dev.mapwright.server.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which headers of a vendor a caller gets to see with a failure: those that help, by an allow-list,
 * and the vendor's rate limit in one spelling whatever the vendor's own. {@code Retry-After} is not
 * among them: what vendors write there is read, and told as clients can read it.
 */
final class VendorHeaders {
  private static final Set<String> ALLOWED =
      Set.of("request-id", "x-correlation-id", "content-language");
  private static final List<String> PREFIXES =
      List.of("ratelimit-", "x-ratelimit-", "x-rate-limit-");

  /** Above it a number is a time since 1970, not a duration: 31 years in seconds. */
  private static final long EPOCH_SECONDS = 1_000_000_000L;

  private static final long EPOCH_MILLIS = 1_000_000_000_000L;

  private VendorHeaders() {}

  static Map<String, String> forwarded(Map<String, String> headers) {
    Map<String, String> out = new HashMap<>();
    headers.forEach((name, value) -> {
      if (ALLOWED.contains(name) || PREFIXES.stream().anyMatch(name::startsWith)) {
        out.put(name, value);
      }
    });
    // Under its own name stands what the caller's request is called here.
    String requestId = headers.get("x-request-id");
    if (requestId != null) {
      out.put("vendor-request-id", requestId);
    }
    limit(headers, "limit").ifPresent(v -> out.put("ratelimit-limit", v));
    limit(headers, "remaining").ifPresent(v -> out.put("ratelimit-remaining", v));
    limit(headers, "reset")
        .flatMap(v -> seconds(v, Instant.now()))
        .ifPresentOrElse(v -> out.put("ratelimit-reset", v), () -> out.remove("ratelimit-reset"));
    return out;
  }

  private static Optional<String> limit(Map<String, String> headers, String what) {
    return PREFIXES.stream()
        .flatMap(prefix -> Optional.ofNullable(headers.get(prefix + what)).stream())
        .findFirst();
  }

  /** Seconds until the reset, from seconds or from a time since 1970. */
  private static Optional<String> seconds(String reset, Instant now) {
    try {
      double number = Double.parseDouble(reset.strip());
      if (number >= EPOCH_MILLIS) {
        number = Duration.between(now, Instant.ofEpochMilli((long) number)).toMillis() / 1000.0;
      } else if (number >= EPOCH_SECONDS) {
        number = Duration.between(now, Instant.ofEpochSecond((long) number)).toMillis() / 1000.0;
      }
      return Optional.of(String.valueOf(Math.max(0, (long) Math.ceil(number))));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
