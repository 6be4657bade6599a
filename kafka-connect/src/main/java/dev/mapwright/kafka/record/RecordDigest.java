package dev.mapwright.kafka.record;

import dev.mapwright.engine.digest.CanonicalBytes;
import dev.mapwright.engine.digest.SipHash;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import java.util.Set;

/**
 * Tells whether a record is as it was, by 64 bits over all that it shows. Fields that the model
 * marks volatile do not count. Its key is no secret: who can read digests can read the records.
 */
public final class RecordDigest {
  /** Of a record that was not read whole, so that it is told again when it is. */
  public static final long NOT_WHOLE = 0;

  private static final SipHash HASH = new SipHash(new byte[SipHash.KEY_BYTES]);

  private RecordDigest() {}

  /**
   * Of a record.
   *
   * @param partial top-level fields that lists leave out
   */
  public static long of(UnifiedModel model, UnifiedRecord record, Set<String> partial) {
    if (!record.unread().isEmpty()) {
      return NOT_WHOLE;
    }
    CanonicalBytes bytes = new CanonicalBytes();
    for (Field field : model.root().members()) {
      if (!field.isVolatile() && !partial.contains(field.name())) {
        boolean _ = bytes.member(record.fields(), field);
      }
    }
    long digest = HASH.of(bytes.array(), bytes.length());
    return digest == NOT_WHOLE ? 1 : digest;
  }
}
