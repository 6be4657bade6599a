package dev.mapwright.server.sync;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.seal.DataKey;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.SealException;
import dev.mapwright.server.store.SealedValue;
import dev.mapwright.server.store.SyncedTable;
import java.time.Duration;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Seals the forms of records, each account's by a key of its own, which the server's keys seal: a
 * change of those touches one value of an account, and an account whose key is gone can be read
 * from no copy of the database. Thread-safe.
 */
public final class RecordVault {
  private static final int MOST_KEYS = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Keeper keeper;
  private final Cache<String, DataKey> keys =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(KEPT).build();

  /** In the keeper's store, which is not asked yet. */
  public RecordVault(Keeper keeper) {
    this.keeper = keeper;
  }

  byte[] seal(String account, UUID id, Map<String, ?> fields) {
    return key(account).seal(Json.writeBytes(fields), place(id));
  }

  /** The fields of a record. */
  @SuppressWarnings("unchecked") // as they were written
  public SequencedMap<String, Object> open(String account, UUID id, byte[] sealed) {
    byte[] form;
    try {
      form = key(account).open(sealed, place(id));
    } catch (SealException _) {
      forget(account); // it may be an account of the same id that was made anew
      form = key(account).open(sealed, place(id));
    }
    return (SequencedMap<String, Object>) Json.read(form);
  }

  /** The account's key may be another one. */
  void forget(String account) {
    keys.invalidate(account);
  }

  private DataKey key(String account) {
    return keys.get(account, this::read);
  }

  private DataKey read(String account) {
    SyncedTable table = keeper.store().synced();
    SealedValue sealed = table.key(account, place -> keeper.seal().seal(DataKey.draw(), place));
    return DataKey.of(keeper.seal().open(sealed, SyncedTable.place(account)));
  }

  private static String place(UUID id) {
    return "synced/" + id;
  }
}
