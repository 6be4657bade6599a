package dev.mapwright.server.identity;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Hashes the fields of records, keyed: without the key nobody can try out names, and as the
 * record's id goes in, equal values of two records do not look alike. Immutable and safe for any
 * thread.
 */
final class Fingerprints {
  private final SipHash hash;

  Fingerprints(byte[] key) {
    this.hash = new SipHash(key);
  }

  /**
   * A record by its hashes.
   *
   * @param id our id
   * @param remoteId the vendor's
   * @param hashes of the top-level fields that say something, by name
   */
  record Form(UUID id, String remoteId, Map<String, Long> hashes) {

    /** A record of which nothing but its id is known. */
    static Form unknown(String account, String resource, String remoteId) {
      return new Form(RecordIds.of(account, resource, remoteId), remoteId, Map.of());
    }
  }

  /** Records as they will be noted. */
  List<Form> of(String account, UnifiedModel model, String resource, List<ObservedRecord> records) {
    CanonicalBytes bytes = new CanonicalBytes();
    return records.stream()
        .map(seen -> {
          UUID id = RecordIds.of(account, resource, seen.remoteId());
          bytes.cut(0);
          bytes.raw(RecordIds.bytes(id));
          return new Form(id, seen.remoteId(), hashes(bytes, model, seen));
        })
        .toList();
  }

  private Map<String, Long> hashes(CanonicalBytes bytes, UnifiedModel model, ObservedRecord seen) {
    Map<String, Long> hashes = new LinkedHashMap<>();
    int start = bytes.length();
    for (Field field : model.root().fields().values()) {
      Object value = seen.fields().get(field.name());
      if (value != null && !field.isVolatile() && !seen.absent().contains(field.name())) {
        bytes.field(field, value);
        hashes.put(field.name(), hash.of(bytes.array(), bytes.length()));
        bytes.cut(start);
      }
    }
    return hashes;
  }
}
