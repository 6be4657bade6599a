package dev.mapwright.server.http;

import dev.mapwright.engine.account.VendorLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers in which answers of all forms tell what the vendor says of its rate limit, in one
 * spelling whatever the vendor's own: {@code ratelimit-limit}, {@code ratelimit-remaining}, {@code
 * ratelimit-reset} in whole seconds until then.
 */
public final class VendorLimitHeaders {
  private VendorLimitHeaders() {}

  /** What is known of it; none where the vendor says nothing. */
  public static Map<String, String> of(@Nullable VendorLimit vendor) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (vendor == null) {
      return headers;
    }
    put(headers, "ratelimit-limit", vendor.limit());
    put(headers, "ratelimit-remaining", vendor.remaining());
    Duration reset = vendor.reset();
    put(
        headers,
        "ratelimit-reset",
        reset == null ? null : String.valueOf(Math.max(1, reset.plusMillis(999).toSeconds())));
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
