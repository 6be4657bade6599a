/**
 * Tells others of events: what became of records and of accounts is sent to addresses that were
 * registered, signed, in order, until it is taken.
 *
 * <pre>
 *  SyncedTable, SyncRunTable, …   note an event in the transaction that makes it (DeliveryTable)
 *  Webhooks                       looks what is due; one server at a time sends to a webhook
 *      ▼
 *  Deliverer                      some events at once, those of one record in their order
 *      ▼
 *  Message                        the body, as the record is now, and its signature
 *      ▼
 *  Outgoing                       the engine's HTTP client, which goes to no private address
 * </pre>
 */
@NullMarked
package dev.mapwright.server.webhook;

import org.jspecify.annotations.NullMarked;
