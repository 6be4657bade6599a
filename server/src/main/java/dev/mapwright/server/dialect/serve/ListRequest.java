package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a dialect's list call asks for.
 *
 * @param filters on unified records; all must hold
 * @param ids the dialect's own ids, of which the record must have one; null for any
 * @param modified on when this server first saw a record as it is; all must hold
 * @param limit at most so many records
 * @param cursor from the page before, or null
 * @param shown which parts of a record
 */
record ListRequest(
    List<Filter> filters,
    @Nullable List<UUID> ids,
    List<Modified> modified,
    int limit,
    @Nullable String cursor,
    RequestedParts shown) {
  ListRequest {
    filters = List.copyOf(filters);
    ids = ids == null ? null : List.copyOf(ids);
    modified = List.copyOf(modified);
  }

  /** The same from another place. */
  ListRequest from(@Nullable String newCursor) {
    return new ListRequest(filters, ids, modified, limit, newCursor, shown);
  }

  /** Whether a record changed at this time is asked for. */
  boolean wants(Instant modifiedAt) {
    return modified.stream().allMatch(bound -> bound.holds(modifiedAt));
  }

  /** A bound on when a record changed. */
  record Modified(Operator operator, Instant than) {
    boolean holds(Instant at) {
      return switch (operator) {
        case GT -> at.isAfter(than);
        case GTE -> !at.isBefore(than);
        case LT -> at.isBefore(than);
        case LTE -> !at.isAfter(than);
        case EQ, NE, IN, NIN, LIKE -> throw new IllegalStateException("the loader refuses these");
      };
    }
  }
}
