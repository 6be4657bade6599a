package dev.mapwright.server.store;

/**
 * An app of the operator at a vendor.
 *
 * @param connector the vendor's
 * @param updatedAt when it was last put, in milliseconds since 1970
 * @param sealed what identifies it
 */
public record AppRow(String connector, long updatedAt, SealedValue sealed) {}
