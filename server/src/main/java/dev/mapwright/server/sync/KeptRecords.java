package dev.mapwright.server.sync;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records that are kept, to be read in place of the vendor's. Thread-safe. */
public final class KeptRecords {
  private final Syncs syncs;
  private final SyncTable.Sync sync;

  KeptRecords(Syncs syncs, SyncTable.Sync sync) {
    this.syncs = syncs;
    this.sync = sync;
  }

  /**
   * A record that is kept.
   *
   * @param id ours
   * @param since when it is as it is
   */
  public record Kept(UUID id, UnifiedRecord record, Instant since) {}

  /** Whether they have all that the vendor gives of one record, and not only what its lists do. */
  public boolean areWhole() {
    return sync.row().lacking().isEmpty();
  }

  /**
   * Records that are there, in the order of our ids, which never changes.
   *
   * @param after the id behind which to begin
   * @param modifiedFrom none that was modified before, in milliseconds since 1970
   */
  public List<Kept> page(UUID after, long modifiedFrom, int limit) {
    return syncs.store().synced().page(sync.row().scope(), after, modifiedFrom, limit).stream()
        .flatMap(row -> kept(row).stream())
        .toList();
  }

  /** One that is there. */
  public Optional<Kept> find(UUID id) {
    SyncedRow row = syncs.store().synced().find(id);
    return row == null ? Optional.empty() : kept(row);
  }

  private Optional<Kept> kept(SyncedRow row) {
    byte[] sealed = row.sealed();
    if (sealed == null) {
      return Optional.empty(); // it went meanwhile
    }
    return Optional.of(
        new Kept(
            row.id(),
            new UnifiedRecord(
                row.remoteId(),
                syncs.vault().open(sync.account(), row.id(), sealed),
                null,
                Set.of()),
            Instant.ofEpochMilli(row.modifiedAt())));
  }
}
