package dev.mapwright.cli.record;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.ExchangeListener;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.engine.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what goes to a vendor and comes back. Thread-safe. */
final class Recording implements Watch, ExchangeListener {
  /** A body that is longer is no fixture. */
  private static final int LONGEST = 4 << 20;

  private final List<VendorExchange> exchanges = new ArrayList<>();

  @Override
  public String id() {
    return "record";
  }

  @Override
  public void see(EngineEvent event) {}

  @Override
  public @Nullable ExchangeListener exchanges() {
    return this;
  }

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
