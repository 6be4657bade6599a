package dev.mapwright.server.jetty;

import dev.mapwright.server.http.CrossOrigin;
import dev.mapwright.server.http.RequestId;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

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
    CrossOriginHandler gate = new NamingGate();
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

  /** Preflights are answered by the gate itself, and have a name as every answer does. */
  private static final class NamingGate extends CrossOriginHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (request.getMethod().equals("OPTIONS")) {
        String sent = request.getHeaders().get(RequestId.HEADER);
        response.getHeaders().put(RequestId.HEADER, RequestId.of(sent));
      }
      return super.handle(request, response, callback);
    }
  }
}
