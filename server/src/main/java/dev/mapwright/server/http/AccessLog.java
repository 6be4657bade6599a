package dev.mapwright.server.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request, in words that the server knows: what a caller writes may be a name, an
 * address, an id or a cursor wherever it stands.
 *
 * @param segments of paths that are written as they are
 * @param parameters whose names are written; never their values, nor what stands in brackets
 */
public record AccessLog(Set<String> segments, Set<String> parameters) {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String OTHER = "*";

  /** More are not worth a line. */
  private static final int MOST = 20;

  public AccessLog {
    segments = Set.copyOf(segments);
    parameters = Set.copyOf(parameters);
  }

  /** Notes an answered request. */
  public void note(ServerRequest request, String id, int status, Duration took) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {}{} {} {} ms {}",
          request.method().matches("[A-Z]{1,10}") ? request.method() : OTHER,
          path(request.path()),
          names(request.query()),
          status,
          took.toMillis(),
          id);
    }
  }

  String path(String path) {
    return Arrays.stream(path.split("/", -1))
        .limit(MOST)
        .map(segment -> segment.isEmpty() || segments.contains(segment) ? segment : OTHER)
        .collect(Collectors.joining("/"));
  }

  String names(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    return Arrays.stream(query.split("&", MOST))
        .map(pair -> pair.split("=|\\[|%5[Bb]", 2)[0])
        .map(name -> parameters.contains(name) ? name : OTHER)
        .collect(Collectors.joining("&", "?", ""));
  }
}
