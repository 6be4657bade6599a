package dev.mapwright.server.webhook;

import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is sent, by the Standard Webhooks form: the headers say which message it is, when it is
 * sent, and sign both and the body.
 *
 * @param id the same each time it is sent
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and never changed
record Message(String id, byte[] body) {
  private static final String ALGORITHM = "HmacSHA256";

  static Message of(long number, Map<String, ?> body) {
    return new Message("evt_" + number, Json.writeBytes(body));
  }

  /** Its headers when it is sent at a time, in seconds since 1970. */
  List<Map.Entry<String, String>> headers(byte[] key, long seconds) {
    return List.of(
        Map.entry("content-type", "application/json"),
        Map.entry("user-agent", "Mapwright"),
        Map.entry("webhook-id", id),
        Map.entry("webhook-timestamp", String.valueOf(seconds)),
        Map.entry("webhook-signature", "v1," + signature(key, seconds)));
  }

  private String signature(byte[] key, long seconds) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }
}
