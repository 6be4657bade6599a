package dev.mapwright.server;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.AccessLog;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words that the access log may write: those of the server's own interface. */
final class LoggedWords {
  private LoggedWords() {}

  static AccessLog log(List<Route> routes, Parts parts) {
    Set<String> segments = new HashSet<>(parts.connectors().keySet());
    Set<String> parameters = new HashSet<>();
    routes.forEach(route -> addSegments(segments, route.pattern()));
    for (Dialect dialect : parts.dialects()) {
      parameters.addAll(dialect.parameters().keySet());
      addModel(segments, parameters, dialect.model());
    }
    return new AccessLog(segments, parameters);
  }

  private static void addSegments(Set<String> segments, String path) {
    Arrays.stream(path.split("/", -1))
        .filter(segment -> !segment.startsWith("{"))
        .forEach(segments::add);
  }

  private static void addModel(Set<String> segments, Set<String> parameters, UnifiedModel model) {
    addSegments(segments, model.name());
    parameters.addAll(model.root().fields().keySet());
    parameters.addAll(QueryParameter.names(new TrutoParameters(model).ofList()));
  }
}
