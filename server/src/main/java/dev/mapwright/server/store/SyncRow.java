package dev.mapwright.server.store;

import org.jspecify.annotations.Nullable;

/**
 * How the sync of an account's resource stands. Moments are milliseconds since 1970, by the
 * database's clock.
 *
 * @param scope the number of the account's resource
 * @param period how often it is synced, where the account has its own; 0 for not by itself
 * @param dueAt when it is next; null for not by itself
 * @param isHeld whether a server works on it
 * @param run the number of the run that is under way, or is to be gone on with
 * @param status what is known of the records that are kept, in a word
 * @param wholeRun the number of the last run that read everything
 * @param wholeAt when that began
 * @param watermark up to when changes are known
 * @param earlierWatermark the same before the last run
 * @param mapping how records were mapped, by a hash
 * @param lacking fields that the vendor's lists lack, with commas between them
 * @param failures how many attempts have failed since something was written
 */
public record SyncRow(
    int scope,
    @Nullable Long period,
    @Nullable Long dueAt,
    boolean isHeld,
    @Nullable Long run,
    String status,
    @Nullable Long wholeRun,
    @Nullable Long wholeAt,
    @Nullable Long watermark,
    @Nullable Long earlierWatermark,
    @Nullable String mapping,
    String lacking,
    int failures) {}
