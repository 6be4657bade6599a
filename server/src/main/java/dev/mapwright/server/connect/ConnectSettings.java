package dev.mapwright.server.connect;

import dev.mapwright.engine.Consents;

/**
 * What connecting takes besides the store.
 *
 * @param consents leads from a vendor's page to a token
 * @param address where browsers reach the server
 */
public record ConnectSettings(Consents consents, PublicAddress address) {}
