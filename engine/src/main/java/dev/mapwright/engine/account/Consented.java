package dev.mapwright.engine.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor gave for a customer's consent. Its text form shows nothing of it.
 *
 * @param refreshToken what lasts: the account's field {@value #FIELD}
 * @param token the first token, as it came
 * @param renewAt from when another is fetched; null where its end is not known
 */
public record Consented(String refreshToken, Object token, @Nullable Instant renewAt) {
  /** Where the refresh token stands among an account's fields. */
  public static final String FIELD = "refresh_token";

  @Override
  public String toString() {
    return "what a consent gave, renewed at " + renewAt;
  }
}
