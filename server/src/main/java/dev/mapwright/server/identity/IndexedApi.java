package dev.mapwright.server.identity;

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
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Reads records and tells since when they are as they are, for which an index notes them. It is for
 * forms that show this; others read without an index and pay nothing for it.
 */
public final class IndexedApi {
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

  /**
   * A page.
   *
   * @throws StoreException if the store cannot be used
   */
  public DatedPage list(ListCall call) {
    ListPage page = api.list(call);
    Depth depth = call.options().hydrate() ? Depth.FULL : Depth.LIST;
    return new DatedPage(
        page, note(call.account(), call.resource(), depth, page.records(), page.meta()));
  }

  /**
   * One record.
   *
   * @throws StoreException if the store cannot be used
   */
  public DatedRecord get(GetCall call) {
    GetResult got = api.get(call);
    List<UnifiedRecord> one = List.of(got.record());
    return new DatedRecord(
        got, note(call.account(), call.resource(), Depth.FULL, one, got.meta()).getFirst());
  }

  private List<Instant> note(
      Account account, String name, Depth depth, List<UnifiedRecord> records, Meta meta) {
    Resource resource = Objects.requireNonNull(account.connector().resources().get(name));
    UnifiedModel model = models.find(resource.model()).orElseThrow();
    List<ObservedRecord> observed =
        records.stream().map(record -> ObservedRecord.of(record, meta)).toList();
    return index.note(account.id(), model, name, depth, observed);
  }
}
