package dev.mapwright.server.identity;

import java.util.function.ToIntFunction;

/** What the index knows of a record, and how that changes when the record is seen again. */
final class KnownRecord {
  private final String remoteId;
  private final FieldHashes list;
  private final FieldHashes full;
  private long modifiedAt;
  private boolean changed;

  private KnownRecord(
      String remoteId, long modifiedAt, FieldHashes list, FieldHashes full, boolean changed) {
    this.remoteId = remoteId;
    this.modifiedAt = modifiedAt;
    this.list = list;
    this.full = full;
    this.changed = changed;
  }

  /** A record that was never seen. */
  static KnownRecord unknown(String remoteId, long now) {
    return new KnownRecord(remoteId, now, FieldHashes.none(), FieldHashes.none(), true);
  }

  /** A record as it was written. */
  static KnownRecord of(String remoteId, long modifiedAt, byte[] list, byte[] full) {
    return new KnownRecord(remoteId, modifiedAt, FieldHashes.of(list), FieldHashes.of(full), false);
  }

  /**
   * Sees it again. Of a field that changed, the other depth forgets what it knew: it will see the
   * same change, which moves the record only once.
   */
  void see(Depth depth, Fingerprints.Form form, ToIntFunction<String> numbers, long now) {
    FieldHashes same = hashes(depth);
    FieldHashes other = hashes(depth == Depth.LIST ? Depth.FULL : Depth.LIST);
    boolean moved = false;
    for (var entry : form.hashes().entrySet()) {
      int field = numbers.applyAsInt(entry.getKey());
      FieldHashes.Found found = same.put(field, entry.getValue());
      changed |= found != FieldHashes.Found.SAME;
      if (found == FieldHashes.Found.OTHER) {
        other.remove(field);
        moved = true;
      }
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

  FieldHashes hashes(Depth depth) {
    return depth == Depth.LIST ? list : full;
  }
}
