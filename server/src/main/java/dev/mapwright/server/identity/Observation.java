package dev.mapwright.server.identity;

import dev.mapwright.engine.digest.SipHash;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it will be noted: one digest of all that it shows, and a hash of each field for when
 * the digest is not the one that is known.
 *
 * @param id our id
 * @param remoteId the vendor's
 * @param fields the top-level fields that say something
 * @param content what they say; null where nothing but the id is known
 * @param digest over all fields; null without any
 */
record Observation(
    UUID id,
    String remoteId,
    List<String> fields,
    @Nullable Content content,
    @Nullable Long digest) {

  /**
   * What fields say, one behind the other.
   *
   * @param hash keyed
   * @param bytes of all fields; more may follow
   * @param ends where each field ends
   */
  @SuppressWarnings("ArrayRecordComponent") // of many records, and never changed
  record Content(SipHash hash, byte[] bytes, List<Integer> ends) {
    private long hash(UUID id, int from, int to) {
      return hash.of(id.getMostSignificantBits(), id.getLeastSignificantBits(), bytes, from, to);
    }
  }

  /** A record of which nothing but its id is known. */
  static Observation ofId(String account, String resource, String remoteId) {
    UUID id = RecordIds.of(account, resource, remoteId);
    return new Observation(id, remoteId, List.of(), null, null);
  }

  /** A record and what its fields say. */
  static Observation of(UUID id, String remoteId, List<String> fields, Content content) {
    Long digest = fields.isEmpty() ? null : content.hash(id, 0, content.ends.getLast());
    return new Observation(id, remoteId, fields, content, digest);
  }

  /** Of one of the fields, by its number among them. */
  long hash(int field) {
    if (content == null) {
      throw new IllegalStateException("nothing is known of this record's fields");
    }
    int from = field == 0 ? 0 : content.ends.get(field - 1);
    return content.hash(id, from, content.ends.get(field));
  }
}
