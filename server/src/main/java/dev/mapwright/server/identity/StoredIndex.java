package dev.mapwright.server.identity;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.store.Store;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An index in the store. */
final class StoredIndex implements IdentityIndex {
  private static final String KEY = "hash key";

  private final Store store;
  private final InstantSource clock;
  private final NoteBatches batches;
  private volatile @Nullable Fingerprints fingerprints;

  StoredIndex(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.batches = new NoteBatches(store);
  }

  @Override
  public List<Instant> note(
      String account,
      UnifiedModel model,
      String resource,
      Depth depth,
      List<ObservedRecord> records) {
    List<Observation> seen = fingerprints().of(account, model, resource, records);
    store.numbers().know(model.root().fields().values().stream().map(Field::name).toList());
    return note(account, resource, depth, seen).stream().map(Instant::ofEpochMilli).toList();
  }

  @Override
  public void noteIds(String account, String resource, List<String> remoteIds) {
    List<Long> _ =
        note(
            account,
            resource,
            Depth.LIST,
            remoteIds.stream().map(id -> Observation.ofId(account, resource, id)).toList());
  }

  private List<Long> note(String account, String resource, Depth depth, List<Observation> seen) {
    return seen.isEmpty()
        ? List.of()
        : batches.note(store.numbers().scope(account, resource), depth, seen, clock.millis());
  }

  @Override
  public Optional<String> remoteId(String account, String resource, UUID id) {
    return store
        .records()
        .remoteId(id)
        .filter(remoteId -> RecordIds.of(account, resource, remoteId).equals(id));
  }

  /** With the key of this store, which is drawn with it. */
  private Fingerprints fingerprints() {
    Fingerprints known = fingerprints;
    if (known == null) {
      known = new Fingerprints(store.facts().getOrMake(KEY, StoredIndex::newKey));
      fingerprints = known;
    }
    return known;
  }

  private static byte[] newKey() {
    byte[] key = new byte[SipHash.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
