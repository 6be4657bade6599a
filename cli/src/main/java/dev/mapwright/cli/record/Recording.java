package dev.mapwright.cli.record;

import dev.mapwright.engine.watch.ExchangeListener;
import dev.mapwright.engine.watch.VendorExchange;
import java.util.ArrayList;
import java.util.List;

/** Keeps what goes to a vendor and comes back. Thread-safe. */
final class Recording implements ExchangeListener {
  /** A body that is longer is no fixture. */
  private static final int LONGEST = 4 << 20;

  private final List<VendorExchange> exchanges = new ArrayList<>();

  @Override
  public int bodyCharacters() {
    return LONGEST;
  }

  @Override
  public synchronized void see(VendorExchange exchange) {
    exchanges.add(exchange);
  }

  /** All so far, in the order in which they ended. */
  synchronized List<VendorExchange> all() {
    return List.copyOf(exchanges);
  }
}
