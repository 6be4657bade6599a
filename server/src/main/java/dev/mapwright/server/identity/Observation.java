package dev.mapwright.server.identity;

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
 */
record Observation(UUID id, String remoteId, List<String> fields, @Nullable Content content) {

  /**
   * What fields say, one behind the other.
   *
   * @param hash keyed
   * @param bytes of all fields; more may follow
   * @param ends where each field ends
   */
  record Content(SipHash hash, byte[] bytes, List<Integer> ends) {}

  /** A record of which nothing but its id is known. */
  static Observation ofId(String account, String resource, String remoteId) {
    return new Observation(RecordIds.of(account, resource, remoteId), remoteId, List.of(), null);
  }

  /** Over all fields; null without any. */
  @Nullable Long digest() {
    return content == null || fields.isEmpty() ? null : hash(content, 0, content.ends.getLast());
  }

  /** Of one of the fields, by its number among them. */
  long hash(int field) {
    if (content == null) {
      throw new IllegalStateException("nothing is known of this record's fields");
    }
    return hash(content, field == 0 ? 0 : content.ends.get(field - 1), content.ends.get(field));
  }

  private long hash(Content of, int from, int to) {
    return of.hash.of(
        id.getMostSignificantBits(), id.getLeastSignificantBits(), of.bytes, from, to);
  }
}
