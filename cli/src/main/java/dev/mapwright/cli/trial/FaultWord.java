package dev.mapwright.cli.trial;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;

/** Whose fault a failure is, in one word. */
final class FaultWord {
  private FaultWord() {}

  static String of(EngineException failure) {
    return switch (failure) {
      case CallerException _ -> "caller";
      case ConnectorException _ -> "connector";
      case VendorException _ -> "vendor";
      case DeadlineException _ -> "time";
    };
  }
}
