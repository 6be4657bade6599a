package dev.mapwright.server.identity;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes the fields of records, keyed: without the key nobody can try out names, and as the
 * record's id goes in, equal values of two records do not look alike. Immutable and safe for any
 * thread.
 */
final class Fingerprints {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Fingerprints(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * A record by its hashes.
   *
   * @param id our id
   * @param remoteId the vendor's
   * @param hashes of the top-level fields that say something, by name
   */
  record Form(UUID id, String remoteId, Map<String, Long> hashes) {}

  /** Records as they will be noted. */
  List<Form> of(String account, UnifiedModel model, String resource, List<Seen> records) {
    Mac mac = mac();
    return records.stream()
        .map(seen -> {
          UUID id = RecordIds.of(account, resource, seen.remoteId());
          return new Form(id, seen.remoteId(), hashes(mac, RecordIds.bytes(id), model, seen));
        })
        .toList();
  }

  private static Map<String, Long> hashes(Mac mac, byte[] id, UnifiedModel model, Seen seen) {
    Map<String, Long> hashes = new LinkedHashMap<>();
    CanonicalBytes bytes = new CanonicalBytes();
    for (Field field : model.root().fields().values()) {
      String name = field.name();
      Object value = seen.fields().get(name);
      if (value == null || field.isVolatile() || seen.absent().contains(name)) {
        continue;
      }
      mac.update(id);
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update(bytes.of(value, field.type()));
      hashes.put(name, ByteBuffer.wrap(mac.doFinal()).getLong());
    }
    return hashes;
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
