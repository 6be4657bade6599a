package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.Meta;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an answer does not hold, told in its headers, since dialects' bodies have no place for it.
 * Not thread-safe.
 */
final class Lost {
  private static final String LEFT_OUT = "mapwright-left-out";
  private static final String WARNINGS = "mapwright-warnings";

  /** Proxies refuse long headers. */
  private static final int LONGEST = 2_000;

  private final Set<String> losses = new LinkedHashSet<>();
  private int leftOut;

  /** Adds what one of the engine's answers does not hold. */
  void add(Meta meta) {
    leftOut += meta.leftOut();
    losses.addAll(meta.losses());
  }

  /** The headers; none where nothing is lost. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
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
