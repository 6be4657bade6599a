package dev.mapwright.server.store;

import org.jdbi.v3.core.Handle;

/** The one clock that all servers of a database have. */
final class DatabaseClock {
  private final String now;

  DatabaseClock(StoreLocation location) {
    // PostgreSQL's CURRENT_TIMESTAMP is when the transaction began, and so older than its turn.
    this.now = location instanceof StoreLocation.Server ? "clock_timestamp()" : "CURRENT_TIMESTAMP";
  }

  /** In milliseconds since 1970. */
  long now(Handle handle) {
    return handle
        .select("SELECT CAST(EXTRACT(EPOCH FROM " + now + ") * 1000 AS BIGINT)")
        .mapTo(Long.class)
        .one();
  }
}
