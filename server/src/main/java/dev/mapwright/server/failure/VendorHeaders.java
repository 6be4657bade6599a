package dev.mapwright.server.failure;

import dev.mapwright.engine.upstream.wire.LimitHeaders;
import dev.mapwright.server.http.VendorLimitHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    out.remove("ratelimit-reset");
    out.putAll(VendorLimitHeaders.of(LimitHeaders.read(headers, Instant.now())));
    return out;
  }
}
