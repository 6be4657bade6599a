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
import dev.mapwright.server.unified.WatchedStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in an index whatever another API reads; the one way into it for records. Who asks since
 * when they are as they are waits for the index. Who does not, pays nothing for it: what was read
 * is then noted by the index in its own time, and answered even if it cannot be, as the log says.
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

  /**
   * A page, and since when its records are as they are.
   *
   * @param since in the order of the records
   */
  public record DatedPage(ListPage page, List<Instant> since) {
    public DatedPage {
      since = List.copyOf(since);
    }
  }

  /** A record, and since when it is as it is. */
  public record DatedRecord(GetResult result, Instant since) {}

  @Override
  public ListPage list(ListCall call) {
    ListPage page = api.list(call);
    noteSoon(call.account(), call.resource(), depth(call), page.records(), page.meta());
    return page;
  }

  /**
   * The same with since when the records are as they are.
   *
   * @throws IdentityException if the index cannot be used
   */
  public DatedPage datedList(ListCall call) {
    ListPage page = api.list(call);
    return new DatedPage(
        page, note(call.account(), call.resource(), depth(call), page.records(), page.meta()));
  }

  @Override
  public GetResult get(GetCall call) {
    GetResult got = api.get(call);
    noteSoon(call.account(), call.resource(), Depth.FULL, List.of(got.record()), got.meta());
    return got;
  }

  /**
   * The same with since when the record is as it is.
   *
   * @throws IdentityException if the index cannot be used
   */
  public DatedRecord datedGet(GetCall call) {
    GetResult got = api.get(call);
    List<UnifiedRecord> one = List.of(got.record());
    return new DatedRecord(
        got, note(call.account(), call.resource(), Depth.FULL, one, got.meta()).getFirst());
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

  private List<Instant> note(
      Account account, String resource, Depth depth, List<UnifiedRecord> records, Meta meta) {
    UnifiedModel model = model(account, resource).orElseThrow();
    return index.note(account.id(), model, resource, depth, observed(records, meta));
  }

  private void noteSoon(
      Account account, String resource, Depth depth, List<UnifiedRecord> records, Meta meta) {
    Optional<UnifiedModel> model = model(account, resource);
    if (model.isEmpty() || records.isEmpty() || account.original() != null) {
      return; // another organization's records are none of the account's own
    }
    try {
      index.noteSoon(account.id(), model.get(), resource, depth, () -> observed(records, meta));
    } catch (IdentityException e) {
      LOG.error(
          "{} records of {} were not noted: {}", records.size(), account.id(), e.getMessage());
    }
  }

  /** What the records of a resource are; empty where there is no such resource. */
  private Optional<UnifiedModel> model(Account account, String resource) {
    Resource known = account.connector().resources().get(resource);
    return known == null ? Optional.empty() : Optional.of(models.find(known.model()).orElseThrow());
  }

  private static List<ObservedRecord> observed(List<UnifiedRecord> records, Meta meta) {
    return records.stream().map(record -> ObservedRecord.of(record, meta)).toList();
  }

  /** Notes a page of the vendor, or a large part of one, before the next is asked for. */
  private final class NotedStream extends WatchedStream {
    private static final int MOST = 500;

    private final ListCall call;
    private final List<UnifiedRecord> given = new ArrayList<>();

    NotedStream(ListCall call, RecordStream stream) {
      super(stream);
      this.call = call;
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
      noteSoon(call.account(), call.resource(), depth(call), List.copyOf(given), stream.meta());
      given.clear();
    }
  }
}
