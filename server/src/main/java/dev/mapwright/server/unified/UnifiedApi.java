package dev.mapwright.server.unified;

import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.model.UnifiedRecord;

/** Reads unified records, whatever the dialect. Safe for any number of threads; blocks. */
public interface UnifiedApi {

  /**
   * A page of records.
   *
   * @throws EngineException if it can not be answered
   */
  ListPage list(ListCall call);

  /**
   * One record.
   *
   * @throws EngineException if it can not be answered, or there is no such record
   */
  UnifiedRecord get(GetCall call);
}
