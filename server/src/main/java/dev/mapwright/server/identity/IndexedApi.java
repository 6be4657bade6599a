package dev.mapwright.server.identity;

import dev.mapwright.engine.ContentCall;
import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.FileContent;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.unified.RecordStream;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in an index whatever another API reads. What was read is answered even if it can not be
 * noted: then the log says so.
 */
public final class IndexedApi implements UnifiedApi {
  private static final Logger LOG = LoggerFactory.getLogger(IndexedApi.class);

  private final UnifiedApi api;
  private final IdentityIndex index;
  private final UnifiedModels models;

  /** Notes what this API reads. */
  public IndexedApi(UnifiedApi api, IdentityIndex index, UnifiedModels models) {
    this.api = api;
    this.index = index;
    this.models = models;
  }

  @Override
  public ListPage list(ListCall call) {
    ListPage page = api.list(call);
    note(call.account(), call.resource(), depth(call), page.records(), page.meta());
    return page;
  }

  @Override
  public GetResult get(GetCall call) {
    GetResult got = api.get(call);
    note(call.account(), call.resource(), Depth.FULL, List.of(got.record()), got.meta());
    return got;
  }

  @Override
  public RecordStream stream(ListCall call) {
    return new NotedStream(call, api.stream(call));
  }

  @Override
  public Explanation explain(ListCall call) {
    return api.explain(call);
  }

  /** Bytes tell nothing of a record. */
  @Override
  public FileContent content(ContentCall call) {
    return api.content(call);
  }

  private static Depth depth(ListCall call) {
    return call.options().hydrate() ? Depth.FULL : Depth.LIST;
  }

  private void note(
      Account account, String resource, Depth depth, List<UnifiedRecord> records, Meta meta) {
    Resource known = account.connector().resources().get(resource);
    if (known == null || records.isEmpty() || account.original() != null) {
      return; // another organization's records are none of the account's own
    }
    UnifiedModel model = models.find(known.model()).orElseThrow();
    List<ObservedRecord> seen =
        records.stream().map(record -> ObservedRecord.of(record, meta)).toList();
    try {
      index.noteSoon(account.id(), model, resource, depth, seen);
    } catch (IdentityException e) {
      LOG.error("{} records of {} were not noted: {}", seen.size(), account.id(), e.getMessage());
    }
  }

  /** Notes a page of the vendor, or a large part of one, before the next is asked for. */
  private final class NotedStream implements RecordStream {
    private static final int MOST = 500;

    private final ListCall call;
    private final RecordStream stream;
    private final List<UnifiedRecord> given = new ArrayList<>();

    NotedStream(ListCall call, RecordStream stream) {
      this.call = call;
      this.stream = stream;
    }

    @Override
    public @Nullable UnifiedRecord next() {
      if (given.size() == MOST || !stream.isReady()) {
        noteGiven();
      }
      UnifiedRecord record = stream.next();
      if (record == null) {
        noteGiven();
      } else {
        given.add(record);
      }
      return record;
    }

    private void noteGiven() {
      note(call.account(), call.resource(), depth(call), given, stream.meta());
      given.clear();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public @Nullable String cursor() {
      return stream.cursor();
    }

    @Override
    public Meta meta() {
      return stream.meta();
    }
  }
}
