package dev.mapwright.server.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that is kept, or was.
 *
 * @param id ours
 * @param remoteId the vendor's
 * @param firstChange the number of the change by which it came
 * @param change the number of its last change
 * @param modifiedAt milliseconds since 1970
 * @param deletedAt when it was found gone; null where it is there
 * @param sealed its form; null where it is gone
 */
@SuppressWarnings("ArrayRecordComponent") // of many records, and never changed
public record SyncedRow(
    UUID id,
    String remoteId,
    long firstChange,
    long change,
    long modifiedAt,
    @Nullable Long deletedAt,
    byte @Nullable [] sealed) {}
