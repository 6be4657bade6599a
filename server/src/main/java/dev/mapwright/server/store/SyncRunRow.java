package dev.mapwright.server.store;

import org.jspecify.annotations.Nullable;

/**
 * A run of a sync. Moments are milliseconds since 1970, by the database's clock.
 *
 * @param number later runs have greater ones
 * @param scope the number of the account's resource
 * @param kind {@link #FULL} or {@link #INCREMENTAL}
 * @param isAsked whether somebody asked for it
 * @param state {@link #WAITING}, {@link #RUNNING}, {@link #COMPLETE} or {@link #FAILED}
 * @param since from when on changes are read; null where all is
 * @param place the cursor behind the last page that is written; null for the beginning
 * @param isRemapped whether records were mapped otherwise in the run before
 * @param error why it failed, or does not go on at present, in words
 */
public record SyncRunRow(
    long number,
    int scope,
    String kind,
    boolean isAsked,
    String state,
    long madeAt,
    @Nullable Long beganAt,
    @Nullable Long endedAt,
    @Nullable Long since,
    @Nullable String place,
    boolean isRemapped,
    SyncCounts counts,
    @Nullable String error) {
  /** It reads everything. */
  public static final String FULL = "full";

  /** It reads what changed. */
  public static final String INCREMENTAL = "incremental";

  /** It has not begun. */
  public static final String WAITING = "waiting";

  /** It has begun and not ended, if only because it waits for a vendor that fails. */
  public static final String RUNNING = "running";

  /** It read all that it was to read. */
  public static final String COMPLETE = "complete";

  /** It ended before that. */
  public static final String FAILED = "failed";
}
