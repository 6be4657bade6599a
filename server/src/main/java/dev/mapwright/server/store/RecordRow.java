package dev.mapwright.server.store;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table of records. Its arrays belong to whoever made it.
 *
 * @param scope the number of the account's resource
 * @param remoteId the vendor's id
 * @param modifiedAt milliseconds since 1970
 * @param list what its fields are in lists, by their hashes
 * @param listDigest over all of them at once; null if it is not known
 * @param full what its fields are when it is read by itself
 * @param fullDigest over all of them at once; null if it is not known
 */
public record RecordRow(
    int scope,
    String remoteId,
    long modifiedAt,
    byte[] list,
    @Nullable Long listDigest,
    byte[] full,
    @Nullable Long fullDigest) {}
