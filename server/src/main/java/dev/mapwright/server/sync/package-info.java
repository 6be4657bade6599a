/**
 * Keeps the records of accounts, and knows what changed.
 *
 * <pre>
 *  SyncWorkers   takes what is due from the store, one server at a time (SyncTable)
 *      ▼
 *  SyncRun       which run: SyncPlan ─► full, or what changed since
 *      │
 *      ├──► UnifiedApi.stream, from the cursor behind the last page that was written
 *      ▼
 *  PageWriter    records as they were read ─► what differs from what is kept ─► one transaction: records, numbers
 *      │         of changes, the cursor (SyncedTable)
 *      ▼
 *  Removals      what a whole run did not see
 *      ▼
 *  SyncRun       how it ended (SyncFailure), when it is next
 * </pre>
 */
@NullMarked
package dev.mapwright.server.sync;

import org.jspecify.annotations.NullMarked;
