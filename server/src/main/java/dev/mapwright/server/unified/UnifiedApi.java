package dev.mapwright.server.unified;

import dev.mapwright.engine.ContentCall;
import dev.mapwright.engine.Engine;
import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.FileContent;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.PassCall;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.upstream.PassedAnswer;

/** Reads unified records, whatever the dialect. Safe for any number of threads; blocks. */
public interface UnifiedApi {

  /**
   * A page of records.
   *
   * @throws EngineException if it cannot be answered
   */
  ListPage list(ListCall call);

  /**
   * A list to be given out while it is read; {@link ListCall#limit} bounds it.
   *
   * @throws EngineException if the query cannot be answered
   */
  RecordStream stream(ListCall call);

  /**
   * How a page would be answered, without asking the vendor.
   *
   * @throws EngineException if the query cannot be answered
   */
  Explanation explain(ListCall call);

  /**
   * One record.
   *
   * @throws EngineException if it cannot be answered, or there is no such record
   */
  GetResult get(GetCall call);

  /**
   * The bytes of an attachment; to be closed.
   *
   * @throws EngineException if there is no such attachment, or it cannot be fetched
   */
  FileContent content(ContentCall call);

  /**
   * A request of a caller's own, passed on; the answer is to be closed.
   *
   * @throws EngineException if the vendor refuses or fails, or the request may not be passed on
   */
  PassedAnswer pass(PassCall call);

  /** What an engine answers. */
  static UnifiedApi of(Engine engine) {
    return new UnifiedApi() {
      @Override
      public ListPage list(ListCall call) {
        return engine.list(call);
      }

      @Override
      public RecordStream stream(ListCall call) {
        return RecordStream.of(engine.stream(call), call.limit());
      }

      @Override
      public Explanation explain(ListCall call) {
        return engine.explain(call);
      }

      @Override
      public GetResult get(GetCall call) {
        return engine.get(call);
      }

      @Override
      public FileContent content(ContentCall call) {
        return engine.content(call);
      }

      @Override
      public PassedAnswer pass(PassCall call) {
        return engine.pass(call);
      }
    };
  }
}
