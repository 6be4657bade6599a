package dev.mapwright.server.identity;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers which record is meant by an id of ours ({@link RecordIds}), and since when it is as it
 * is. Holds ids as they are, and of everything else nothing but keyed hashes. Safe for any number
 * of threads.
 */
public interface IdentityIndex {

  /**
   * Notes what was read, in one transaction. A record is modified when a field differs from how it
   * was last read at the same depth; a field read for the first time modifies nothing. Fields that
   * the model marks volatile do not count.
   *
   * @param account the id of the account
   * @param resource such as {@code candidates}
   * @return since when this server knows each in its present form, in the same order; to the
   *     millisecond
   * @throws StoreException if the store cannot be used
   */
  List<Instant> note(
      String account,
      UnifiedModel model,
      String resource,
      Depth depth,
      List<ObservedRecord> records);

  /**
   * Notes that there are such records, in one transaction; nothing is known of their form.
   *
   * @param remoteIds the vendor's ids
   * @throws StoreException if the store cannot be used
   */
  void noteIds(String account, String resource, List<String> remoteIds);

  /**
   * The vendor's id of a record that was noted; empty if none of that account and resource was.
   *
   * @throws StoreException if the store cannot be used
   */
  Optional<String> remoteId(String account, String resource, UUID id);

  /** Something was removed from where this remembers: nothing is taken from memory. */
  void forget();

  /** The index of a store, whose clock this is. */
  static IdentityIndex in(Store store, InstantSource clock) {
    return new StoredIndex(store, clock);
  }

  /** An index that is gone when the process is, and so for few records. */
  static IdentityIndex inMemory(InstantSource clock) {
    return new MemoryIndex(clock);
  }
}
