package dev.mapwright.server.identity;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.store.Store;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a record is as it was, by a keyed hash of 64 bits over all that it shows. Fields
 * that the model marks volatile do not count. Thread-safe.
 */
public final class RecordDigests {
  private final Store store;
  private volatile @Nullable Fingerprints fingerprints;

  /** With the key of a store, which is not asked yet. */
  public RecordDigests(Store store) {
    this.store = store;
  }

  /**
   * A record's id of ours, and its digest.
   *
   * @param digest 0 where nothing of it was read
   */
  public record Digest(UUID id, long digest) {}

  /** Of records of an account, in their order. */
  public List<Digest> of(
      String account, UnifiedModel model, String resource, List<ObservedRecord> records) {
    Fingerprints known = fingerprints;
    if (known == null) {
      known = Fingerprints.in(store);
      fingerprints = known;
    }
    return known.of(account, model, resource, records).stream()
        .map(seen -> new Digest(seen.id(), seen.digest() == null ? 0 : seen.digest()))
        .toList();
  }
}
