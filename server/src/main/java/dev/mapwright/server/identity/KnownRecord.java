package dev.mapwright.server.identity;

import dev.mapwright.server.store.RecordRow;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the index knows of a record, and how that changes when the record is seen again. */
final class KnownRecord {
  private final String remoteId;
  private final Side list;
  private final Side full;
  private long modifiedAt;
  private boolean changed;

  /** The record at one depth. Its digest is that of the last form that changed something. */
  private static final class Side {
    private final FieldHashes hashes;
    private @Nullable Long digest;

    Side(FieldHashes hashes, @Nullable Long digest) {
      this.hashes = hashes;
      this.digest = digest;
    }

    boolean has(@Nullable Long form) {
      return form != null && form.equals(digest);
    }
  }

  private KnownRecord(String remoteId, long modifiedAt, Side list, Side full, boolean changed) {
    this.remoteId = remoteId;
    this.modifiedAt = modifiedAt;
    this.list = list;
    this.full = full;
    this.changed = changed;
  }

  /** A record that was never seen. */
  static KnownRecord unknown(String remoteId, long now) {
    return new KnownRecord(
        remoteId,
        now,
        new Side(FieldHashes.none(), null),
        new Side(FieldHashes.none(), null),
        true);
  }

  /** A record as it was written. */
  static KnownRecord of(RecordRow row) {
    return new KnownRecord(
        row.remoteId(),
        row.modifiedAt(),
        new Side(FieldHashes.of(row.list()), row.listDigest()),
        new Side(FieldHashes.of(row.full()), row.fullDigest()),
        false);
  }

  /** What to remember of it. */
  RecentRecords.Noted noted() {
    return new RecentRecords.Noted(list.digest, full.digest, modifiedAt);
  }

  /** As it is to be written. */
  RecordRow row(int scope) {
    return new RecordRow(
        scope,
        remoteId,
        modifiedAt,
        list.hashes.bytes(),
        list.digest,
        full.hashes.bytes(),
        full.digest);
  }

  /**
   * Sees it again. One that is as it last was changes nothing, and none of its fields is hashed. Of
   * a field that changed, the other depth forgets what it knew: it will see the same change, which
   * moves the record only once.
   */
  void see(Depth depth, Observation seen, ToIntFunction<String> numbers, long now) {
    Side same = depth == Depth.LIST ? list : full;
    Side other = depth == Depth.LIST ? full : list;
    if (same.has(seen.digest())) {
      return;
    }
    boolean differs = same.digest == null && seen.digest() != null;
    boolean moved = false;
    for (int i = 0; i < seen.fields().size(); i++) {
      int field = numbers.applyAsInt(seen.fields().get(i));
      FieldHashes.Found found = same.hashes.put(field, seen.hash(i));
      differs |= found != FieldHashes.Found.SAME;
      if (found == FieldHashes.Found.OTHER) {
        if (other.hashes.remove(field)) {
          other.digest = null;
        }
        moved = true;
      }
    }
    if (differs) {
      same.digest = seen.digest();
      changed = true;
    }
    if (moved) {
      // Never backwards, whatever the clock does: who asks for what is newer must find it.
      modifiedAt = Math.max(now, modifiedAt + 1);
    }
  }

  boolean isChanged() {
    return changed;
  }

  String remoteId() {
    return remoteId;
  }

  long modifiedAt() {
    return modifiedAt;
  }
}
