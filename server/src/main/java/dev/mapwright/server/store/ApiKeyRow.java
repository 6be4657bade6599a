package dev.mapwright.server.store;

import org.jspecify.annotations.Nullable;

/**
 * A caller's key, without the key. Times are milliseconds since 1970.
 *
 * @param id names it
 * @param name what it is for
 * @param rights in a word
 * @param account the one account that it may read; null for all
 * @param expiresAt null for never
 * @param revokedAt null if it is not
 * @param usedAt about when it was last used; null for never
 * @param passesOn whether it may send requests of its own to vendors
 */
public record ApiKeyRow(
    String id,
    String name,
    String rights,
    @Nullable String account,
    long createdAt,
    @Nullable Long expiresAt,
    @Nullable Long revokedAt,
    @Nullable Long usedAt,
    boolean passesOn) {}
