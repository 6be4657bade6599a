package dev.mapwright.cli.vendor;

import dev.mapwright.engine.Engine;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import org.jspecify.annotations.Nullable;

/**
 * An account of a vendor, and an engine that reaches it. To be closed.
 *
 * @param account whose records are read
 * @param embedded the engine
 * @param sandbox who plays the vendor; null where it is the vendor, or what is asked in its place
 */
public record VendorLine(Account account, EmbeddedEngine embedded, @Nullable Sandbox sandbox)
    implements AutoCloseable {

  /** The connector, with what the account lays over it. */
  public Connector connector() {
    return account.connector();
  }

  /** What reads. */
  public Engine engine() {
    return embedded.engine();
  }

  @Override
  public void close() {
    embedded.close();
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
