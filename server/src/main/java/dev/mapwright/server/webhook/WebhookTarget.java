package dev.mapwright.server.webhook;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.SealedValue;
import dev.mapwright.server.store.WebhookRow;
import dev.mapwright.server.store.WebhookTable;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a webhook leads, and what signs what is sent there. Its text form does not show it.
 *
 * @param url an address may hold a secret, too
 * @param secret as its owner has it
 */
record WebhookTarget(URI url, String secret) {
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;

  static WebhookTarget at(URI url) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new WebhookTarget(url, PREFIX + Base64.getEncoder().encodeToString(secret));
  }

  static WebhookTarget open(WebhookRow row, Keeper keeper) {
    Map<?, ?> fields =
        (Map<?, ?>) Json.read(keeper.seal().open(row.target(), WebhookTable.place(row.id())));
    return new WebhookTarget(
        URI.create((String) Objects.requireNonNull(fields.get("url"))),
        (String) Objects.requireNonNull(fields.get("secret")));
  }

  SealedValue sealed(String id, Keeper keeper) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("url", url.toString());
    fields.put("secret", secret);
    return keeper.seal().seal(Json.writeBytes(fields), WebhookTable.place(id));
  }

  /** The bytes that sign. */
  byte[] key() {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return "a webhook's target";
  }
}
