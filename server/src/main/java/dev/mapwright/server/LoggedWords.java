package dev.mapwright.server;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.http.AccessLog;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Route;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words that the access log may write: those of the server's own interface. */
final class LoggedWords {
  private LoggedWords() {}

  static AccessLog log(List<Route> routes, Parts parts) {
    Set<String> segments = new HashSet<>(parts.connectors().keySet());
    Set<String> parameters = new HashSet<>();
    for (Route route : routes) {
      addSegments(segments, route.pattern());
      if (route.document() != null) {
        contracts(route.document().contract(), parts.models())
            .forEach(contract -> parameters.addAll(contract.queryNames()));
      }
    }
    for (UnifiedModel model : parts.models().all().values()) {
      addSegments(segments, model.name());
      parameters.addAll(model.root().fields().keySet());
    }
    return new AccessLog(segments, parameters);
  }

  private static Stream<Contract.Plain> contracts(Contract contract, UnifiedModels models) {
    return switch (contract) {
      case Contract.Plain plain -> Stream.of(plain);
      case Contract.OfModels each -> models.all().values().stream().map(each.by());
    };
  }

  private static void addSegments(Set<String> segments, String path) {
    Arrays.stream(path.split("/", -1))
        .filter(segment -> !segment.startsWith("{"))
        .forEach(segments::add);
  }
}
