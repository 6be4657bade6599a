package dev.mapwright.server.connect;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.store.LinkRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The vendors that a link lets its customer choose from.
 *
 * @param connectors all vendors by name
 */
record Vendors(Map<String, Connector> connectors) {

  /** Those of a link; one that has gone since is left out. */
  List<Connector> of(LinkRow link) {
    return link.integrations().isEmpty()
        ? List.copyOf(connectors.values())
        : link.integrations().stream().map(connectors::get).filter(Objects::nonNull).toList();
  }

  /**
   * One of them.
   *
   * @throws HttpException 404 if it is none
   */
  Connector one(Visit visit, String name) {
    return of(visit.link()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> HttpException.of(404, "This link is not for '" + name + "'"));
  }
}
