package dev.mapwright.cli.trial;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.watch.VendorExchange;

/** Shows a trial while it goes on. Exchanges come from any thread. */
interface TrialOutput {
  /** A vendor was asked. */
  void exchange(VendorExchange exchange);

  /** A record was mapped; whether anybody still reads. */
  boolean record(UnifiedRecord record);

  /** It is over. */
  void end(Tried tried);
}
