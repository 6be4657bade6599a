package dev.mapwright.server.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a sync writes, all at once or not at all.
 *
 * @param run which run sees the records
 * @param place the cursor behind the page; null where the one before stays
 * @param changed records that are not as they are kept
 * @param unchanged records that are
 * @param digests of records that are, though they looked otherwise when they were read last
 * @param events which of the changes are the vendor's doing
 * @param counts what this adds to the run
 */
public record SyncedPage(
    long run,
    @Nullable String place,
    List<Changed> changed,
    List<UUID> unchanged,
    Map<UUID, Long> digests,
    Events events,
    SyncCounts counts) {
  public SyncedPage {
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
    digests = Map.copyOf(digests);
  }

  /** Which changes are the vendor's doing, and not that of who reads it. */
  public enum Events {
    ALL,
    /** Records that come; others are only mapped otherwise. */
    COMING,
    /** None: the records are read for the first time. */
    NONE
  }

  /**
   * A record that is not as it is kept.
   *
   * @param known what is kept; null for nothing
   * @param digest of its form
   * @param sealed its form; the array belongs to whoever made this
   */
  @SuppressWarnings("ArrayRecordComponent") // of many records, and never changed
  public record Changed(
      UUID id,
      String remoteId,
      @Nullable Known known,
      long digest,
      long modifiedAt,
      byte[] sealed) {
    /** Whether it comes, or comes again. */
    boolean isComing() {
      return known == null || known.isDeleted();
    }
  }

  /**
   * What is known of a record without its form.
   *
   * @param digest of its form
   * @param isDeleted whether it was found gone
   * @param isErased whether it is to be taken up no more
   */
  public record Known(long digest, long modifiedAt, boolean isDeleted, boolean isErased) {}
}
