package dev.mapwright.server.http;

import dev.mapwright.engine.watch.EngineEvent.CallBegan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each request, in words that the server knows: what a caller writes may be a name, an
 * address, an id or a cursor wherever it stands. The line has the request's id as every line has.
 *
 * @param segments of paths that are written as they are
 * @param parameters whose names are written; never their values, nor what stands in brackets
 */
public record AccessLog(Set<String> segments, Set<String> parameters) implements RequestObserver {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String OTHER = "*";

  /** More are not worth a line. */
  private static final int MOST = 20;

  public AccessLog {
    segments = Set.copyOf(segments);
    parameters = Set.copyOf(parameters);
  }

  @Override
  public Observation begin(ServerRequest request) {
    return (status, took) -> {
      if (LOG.isInfoEnabled()) {
        note(request, status, took);
      }
    };
  }

  private void note(ServerRequest request, int status, Duration took) {
    LoggingEventBuilder line =
        LOG.atInfo().addKeyValue("status", status).addKeyValue("ms", took.toMillis());
    CallBegan call = request.notes().call();
    if (call != null) {
      line =
          line.addKeyValue("connector", call.connector())
              .addKeyValue("account", call.account())
              .addKeyValue("vendor_calls", request.notes().vendorCalls());
    }
    line.log(
        "{} {}{}",
        request.method().matches("[A-Z]{1,10}") ? request.method() : OTHER,
        path(request.path()),
        names(request.query()));
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
