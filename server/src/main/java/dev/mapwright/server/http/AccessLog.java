package dev.mapwright.server.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request. Query values are left out: they hold names, addresses and cursors. */
public final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  private AccessLog() {}

  /** Notes an answered request. */
  public static void note(Request request, String id, int status, Duration took) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {}{} {} {} ms {}",
          request.method(),
          request.path(),
          names(request.query()),
          status,
          took.toMillis(),
          id);
    }
  }

  private static String names(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    return Arrays.stream(query.split("&", -1))
        .map(pair -> pair.substring(0, Math.max(0, (pair + "=").indexOf('='))))
        .collect(Collectors.joining("&", "?", ""));
  }
}
