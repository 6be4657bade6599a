package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.connect.way.WaysIn;
import dev.mapwright.server.console.page.ConnectorPage;
import dev.mapwright.server.console.page.ConnectorsPage;
import dev.mapwright.server.description.FilterMarks;
import dev.mapwright.server.description.Gaps;
import dev.mapwright.server.description.MappingTree;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code /console/connectors}: what the connectors can do, told from their files.
 *
 * @param accounts whose apps at vendors open further ways to connect
 * @param connectors all vendors by name
 * @param workbench knows the models
 */
record ConnectorPages(Accounts accounts, Map<String, Connector> connectors, Workbench workbench) {

  /** {@code GET /console/connectors}. */
  ServerResponse list(SignedIn who, Map<String, String> path) {
    List<ConnectorsPage.Row> rows = connectors.values().stream().map(this::summary).toList();
    int values =
        connectors.values().stream()
            .mapToInt(connector -> model(connector).scalarPaths().size())
            .max()
            .orElse(0);
    return ConnectorsPage.of(who.setting(), rows, values);
  }

  private ConnectorsPage.Row summary(Connector connector) {
    List<ConnectorPage.Row> rows = rows(connector);
    return new ConnectorsPage.Row(
        connector.name(),
        connector.label(),
        count(rows, row -> row.filled() != ConnectorPage.Filled.NOTHING),
        count(rows, row -> !row.filters().isEmpty()),
        ways(connector));
  }

  private static int count(List<ConnectorPage.Row> rows, Predicate<ConnectorPage.Row> which) {
    return (int) rows.stream().filter(which).count();
  }

  /** {@code GET /console/connectors/{integration}}. */
  ServerResponse one(SignedIn who, Map<String, String> path) {
    String name = Objects.requireNonNull(path.get("integration"));
    Connector connector = connectors.get(name);
    if (connector == null) {
      throw HttpException.of(
          404,
          "There is no integration '" + name + "'. " + Nearest.advice(name, connectors.keySet()));
    }
    return ConnectorPage.of(
        who.setting(),
        connector,
        ways(connector),
        rows(connector),
        Gaps.of(resource(connector).list()));
  }

  private static Resource resource(Connector connector) {
    return connector.resources().firstEntry().getValue();
  }

  private UnifiedModel model(Connector connector) {
    return workbench.model(resource(connector));
  }

  private List<ConnectorPage.Row> rows(Connector connector) {
    Resource resource = resource(connector);
    UnifiedModel model = model(connector);
    Set<FieldPath> mapped = MappingTree.values(resource).keySet();
    Set<String> byRequest =
        OfflineMapping.of(connector, resource, model, model.root().names(), Map.of()).incomplete();
    return model.scalarPaths().stream()
        .map(path ->
            new ConnectorPage.Row(
                path,
                !mapped.contains(path)
                    ? ConnectorPage.Filled.NOTHING
                    : byRequest.contains(path.toString())
                        ? ConnectorPage.Filled.REQUEST
                        : ConnectorPage.Filled.LIST,
                filters(resource, model, path),
                resource.list().stream().anyMatch(source -> source.sort().containsKey(path))))
        .toList();
  }

  private static List<String> filters(Resource resource, UnifiedModel model, FieldPath path) {
    return FilterMarks.of(resource, model, path).entrySet().stream()
        .filter(mark -> mark.getValue().equals(FilterMarks.NATIVE))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> ways(Connector connector) {
    boolean hasApp = accounts.apps().has(connector);
    return WaysIn.of(connector, true).stream()
        .map(way -> !way.isConsent() ? "way.paste" : hasApp ? "way.consent" : "way.consent.app")
        .distinct()
        .toList();
  }
}
