package dev.mapwright.cli.vendor;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.fixtures.standin.StandIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An account of a vendor that is played on this machine.
 *
 * @param account the account
 * @param standIn who plays the vendor
 * @param server where it answers
 */
public record Sandbox(Account account, StandIn standIn, LoopbackServer server)
    implements AutoCloseable {

  /** Opens the sandbox of a connector, if there is somebody to play its vendor. */
  public static Optional<Sandbox> open(VendorFolder vendor, Connector connector) {
    Map<String, String> pasted = vendor.account().fields();
    return vendor
        .standIn(pasted, InstantSource.system())
        .map(standIn ->
            new Sandbox(
                new Account(
                    "sandbox-" + connector.name(),
                    connector,
                    CredentialCheck.check(connector, pasted).fields()),
                standIn,
                standIn.serve()));
  }

  /** The vendor's origins, each with the one that answers in its place. */
  public Map<URI, URI> elsewhere() {
    Map<URI, URI> origins = new LinkedHashMap<>();
    standIn.origins().forEach(origin -> origins.put(URI.create(origin), server.origin()));
    return origins;
  }

  @Override
  public void close() {
    server.close();
  }
}
