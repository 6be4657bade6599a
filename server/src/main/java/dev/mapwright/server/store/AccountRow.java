package dev.mapwright.server.store;

import org.jspecify.annotations.Nullable;

/**
 * An account that was made while the server ran. Times are milliseconds since 1970.
 *
 * @param connector the name of its vendor
 * @param tenantId whose it is, in the words of who made it; null if that was not said
 * @param environment such as production; null if that was not said
 * @param isBlocked whether nothing is read through it
 * @param credentials sealed
 * @param overlay what is laid over its connector; null for nothing, or where it was not asked for
 */
public record AccountRow(
    String id,
    String connector,
    @Nullable String tenantId,
    @Nullable String environment,
    boolean isBlocked,
    long createdAt,
    long updatedAt,
    SealedValue credentials,
    @Nullable String overlay) {}
