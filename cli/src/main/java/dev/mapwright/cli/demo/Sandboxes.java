package dev.mapwright.cli.demo;

import dev.mapwright.cli.vendor.Sandbox;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.fixtures.run.VendorFolder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sandbox accounts of all connectors whose vendor can be played.
 *
 * @param all in the order of the connectors' names
 */
record Sandboxes(List<Sandbox> all) implements AutoCloseable {
  Sandboxes {
    all = List.copyOf(all);
  }

  /** Opens those of the vendors that have a connector. */
  static Sandboxes open(List<VendorFolder> vendors, Map<String, Connector> connectors) {
    return new Sandboxes(
        vendors.stream()
            .flatMap(vendor -> {
              Connector connector = connectors.get(vendor.name());
              return connector == null
                  ? Stream.<Sandbox>empty()
                  : Sandbox.open(vendor, connector).stream();
            })
            .toList());
  }

  /** The accounts. */
  List<Account> accounts() {
    return all.stream().map(Sandbox::account).toList();
  }

  /** Every vendor's origins, each with the one that answers in its place. */
  Map<URI, URI> elsewhere() {
    Map<URI, URI> origins = new LinkedHashMap<>();
    all.forEach(sandbox -> origins.putAll(sandbox.elsewhere()));
    return origins;
  }

  @Override
  public void close() {
    all.forEach(Sandbox::close);
  }
}
