package dev.mapwright.server.webhook;

import dev.mapwright.engine.Outgoing;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.DeliveryTable;
import dev.mapwright.server.store.WebhookTable;

/**
 * What webhooks are made of.
 *
 * @param keeper of the store
 * @param outgoing sends
 * @param events what is sent
 */
record WebhookParts(Keeper keeper, Outgoing outgoing, EventBodies events) {
  WebhookTable table() {
    return keeper.store().webhooks();
  }

  DeliveryTable deliveries() {
    return keeper.store().deliveries();
  }
}
