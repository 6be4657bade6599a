package dev.mapwright.server.identity;

import dev.mapwright.engine.digest.CanonicalBytes;
import dev.mapwright.engine.digest.SipHash;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.store.Store;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes records and their fields, keyed: without the key nobody can try out names, and as the
 * record's id goes in, equal values of two records do not look alike. Immutable and safe for any
 * thread.
 */
final class Fingerprints {
  private static final String KEY = "hash key";

  private final SipHash hash;

  Fingerprints(byte[] key) {
    this.hash = new SipHash(key);
  }

  /** With the key of a store, which is drawn with it. */
  static Fingerprints in(Store store) {
    return new Fingerprints(store.facts().getOrMake(KEY, Fingerprints::newKey));
  }

  private static byte[] newKey() {
    byte[] key = new byte[SipHash.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Records as they will be noted. */
  List<Observation> of(
      String account, UnifiedModel model, String resource, List<ObservedRecord> records) {
    List<Field> members = model.root().members();
    return records.stream().map(seen -> of(account, members, resource, seen)).toList();
  }

  private Observation of(
      String account, List<Field> members, String resource, ObservedRecord seen) {
    CanonicalBytes bytes = new CanonicalBytes();
    List<String> fields = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (Field field : members) {
      boolean counts = !field.isVolatile() && !seen.absent().contains(field.name());
      if (counts && bytes.member(seen.fields(), field)) {
        fields.add(field.name());
        ends.add(bytes.length());
      }
    }
    return Observation.of(
        RecordIds.of(account, resource, seen.remoteId()),
        seen.remoteId(),
        fields,
        new Observation.Content(hash, bytes.array(), ends));
  }
}
