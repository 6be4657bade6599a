package dev.mapwright.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was noted lately. A record that is as it was then needs no look into the store. Only for a
 * store that no other server writes to. Thread-safe.
 */
final class RecentRecords {
  /** About 150 bytes each. */
  private static final int MOST = 100_000;

  private final Cache<UUID, Noted> records = Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * A record as the store has it.
   *
   * @param list the digest of its form in lists; null if there is none
   * @param full the digest of its whole form; null if there is none
   * @param modifiedAt since when it is as it is
   */
  record Noted(@Nullable Long list, @Nullable Long full, long modifiedAt) {
    private boolean has(Depth depth, @Nullable Long digest) {
      return digest == null || Objects.equals(digest, depth == Depth.LIST ? list : full);
    }
  }

  /** To be told in the order in which it was written. */
  void wrote(UUID id, Noted noted) {
    records.put(id, noted);
  }

  /** Others were removed from the store. */
  void forget() {
    records.invalidateAll();
  }

  /** Since when a record is as it is; null if it is not known to be as it was. */
  @Nullable Long since(Depth depth, Observation seen) {
    Noted noted = records.getIfPresent(seen.id());
    return noted != null && noted.has(depth, seen.digest()) ? noted.modifiedAt() : null;
  }
}
