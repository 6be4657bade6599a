package dev.mapwright.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An index in the store. */
final class StoredIndex implements IdentityIndex {
  private static final int MOST_IDS = 100_000;

  private final Store store;
  private final InstantSource clock;
  private final @Nullable RecentRecords recent;
  private final NoteBatches batches;

  /** What an id stands for never changes. About 150 bytes each. */
  private final Cache<UUID, String> remoteIds = Caffeine.newBuilder().maximumSize(MOST_IDS).build();

  private volatile @Nullable Fingerprints fingerprints;

  StoredIndex(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.recent = store.isShared() ? null : new RecentRecords();
    this.batches = new NoteBatches(store, recent);
  }

  @Override
  public List<Instant> note(
      String account,
      UnifiedModel model,
      String resource,
      Depth depth,
      List<ObservedRecord> records) {
    List<Observation> seen = fingerprints().of(account, model, resource, records);
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
    Long[] since = new Long[seen.size()];
    List<Observation> others = new ArrayList<>();
    for (int i = 0; i < since.length; i++) {
      since[i] = recent == null ? null : recent.since(depth, seen.get(i));
      if (since[i] == null) {
        others.add(seen.get(i));
      }
    }
    if (!others.isEmpty()) {
      Iterator<Long> noted = write(account, resource, depth, others).iterator();
      Arrays.setAll(since, i -> since[i] == null ? noted.next() : since[i]);
    }
    seen.forEach(record -> remoteIds.put(record.id(), record.remoteId()));
    return List.of(since);
  }

  private List<Long> write(String account, String resource, Depth depth, List<Observation> seen) {
    seen.stream().map(Observation::fields).distinct().forEach(store.numbers()::know);
    return batches.note(store.numbers().scope(account, resource), depth, seen, clock.millis());
  }

  @Override
  public Optional<String> remoteId(String account, String resource, UUID id) {
    return Optional.ofNullable(remoteIds.get(id, key -> store.records().remoteId(key).orElse(null)))
        .filter(remoteId -> RecordIds.of(account, resource, remoteId).equals(id));
  }

  @Override
  public void forget() {
    remoteIds.invalidateAll();
    if (recent != null) {
      recent.forget();
    }
  }

  private Fingerprints fingerprints() {
    Fingerprints known = fingerprints;
    if (known == null) {
      known = Fingerprints.in(store);
      fingerprints = known;
    }
    return known;
  }
}
