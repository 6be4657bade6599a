package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.account.VendorLimit;
import dev.mapwright.server.http.VendorLimitHeaders;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an answer in its headers, since dialects' bodies have no place for it: what it
 * does not hold, and the vendor's rate limit. Not thread-safe.
 */
final class AnswerHeaders {
  private static final String LEFT_OUT = "mapwright-left-out";
  private static final String WARNINGS = "mapwright-warnings";

  /** Proxies refuse long headers. */
  private static final int LONGEST = 2_000;

  private final Set<String> losses = new LinkedHashSet<>();
  private int leftOut;
  private @Nullable VendorLimit vendorLimit;

  /** Adds what one of the engine's answers does not hold. */
  void add(Meta meta) {
    leftOut += meta.leftOut();
    losses.addAll(meta.losses());
    vendorLimit = meta.vendorLimit() == null ? vendorLimit : meta.vendorLimit();
  }

  /** The headers; none where there is nothing to tell. */
  Map<String, String> byName() {
    Map<String, String> headers = new LinkedHashMap<>(VendorLimitHeaders.of(vendorLimit));
    if (leftOut > 0) {
      headers.put(LEFT_OUT, String.valueOf(leftOut));
    }
    if (!losses.isEmpty()) {
      headers.put(WARNINGS, shortened(String.join("; ", losses)));
    }
    return headers;
  }

  /** Headers are of visible ASCII, and of places and fields there is hardly anything else. */
  private static String shortened(String text) {
    String ascii = text.replaceAll("[^ -~]", "?");
    return ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST) + "...";
  }
}
