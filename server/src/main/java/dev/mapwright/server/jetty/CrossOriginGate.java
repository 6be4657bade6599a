package dev.mapwright.server.jetty;

import dev.mapwright.server.http.CrossOrigin;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Says to browsers which pages may read the answers, and answers their preflight requests. */
final class CrossOriginGate {
  /** For so long a browser need not ask again; what it may changes with a restart only. */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  private CrossOriginGate() {}

  /** The handler, behind a gate if any page may ask. */
  static Handler before(Handler handler, CrossOrigin allowed) {
    if (allowed.origins().isEmpty()) {
      return handler;
    }
    CrossOriginHandler gate = new CrossOriginHandler();
    gate.setAllowedOriginPatterns(
        allowed.origins().stream()
            .map(origin -> origin.equals(CrossOrigin.ANY) ? origin : Pattern.quote(origin))
            .collect(Collectors.toSet()));
    gate.setAllowedMethods(Set.of("GET", "HEAD"));
    gate.setAllowedHeaders(allowed.sent());
    gate.setExposedHeaders(allowed.exposed());
    gate.setAllowCredentials(false);
    gate.setPreflightMaxAge(MAX_AGE);
    gate.setHandler(handler);
    return gate;
  }
}
