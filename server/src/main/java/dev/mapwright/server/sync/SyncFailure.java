package dev.mapwright.server.sync;

import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.sync.SyncTrouble;
import dev.mapwright.server.store.SyncRunTable.Ending;
import dev.mapwright.server.store.SyncTable;

/** How a run ends that failed: in words, and with when it is tried again. */
final class SyncFailure {
  private SyncFailure() {}

  /**
   * Of a vendor, or whoever else is at fault.
   *
   * @param label the vendor's name
   * @param failures how many attempts have failed before this one
   */
  static Ending of(EngineException failure, String label, int failures) {
    SyncTrouble trouble = SyncTrouble.of(failure, label).after(failures);
    String words = trouble.words();
    return switch (trouble.next()) {
      case RELINK -> new Ending(false, SyncTable.RELINK_NEEDED, words, true, null);
      case GO_ON -> new Ending(false, SyncTable.INCOMPLETE, words, true, trouble.pause(failures));
      case ANEW -> new Ending(false, SyncTable.INCOMPLETE, words, false, trouble.pause(failures));
      case WHEN_DUE -> over(words);
    };
  }

  /** It is tried again only when it is due, or asked for. */
  static Ending over(String error) {
    return new Ending(false, SyncTable.INCOMPLETE, error, false, null);
  }
}
