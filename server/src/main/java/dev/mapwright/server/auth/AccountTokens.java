package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Tokens that read the records of one account for a quarter of an hour. They say themselves whose
 * they are, sealed, so every server that has the key knows them without asking anybody.
 * Thread-safe.
 */
public final class AccountTokens implements KnownCallers {
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final String PREFIX = "mwa_";
  private static final int MOST_TEXT = 2_000;

  private final TextSeal seal;
  private final InstantSource clock;

  /** Sealed by this AES key. */
  public AccountTokens(SecretKey key, InstantSource clock) {
    this.seal = new TextSeal(key, "account token");
    this.clock = clock;
  }

  /** A token and its end. */
  public record Issued(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "account token until " + expiresAt;
    }
  }

  /** A token for an account. */
  public Issued issue(String account) {
    Instant end = clock.instant().plus(LIFETIME);
    byte[] id = account.getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(end.toEpochMilli()).put(id).array();
    return new Issued(PREFIX + seal.seal(plain), end);
  }

  @Override
  public Optional<ApiCaller> find(String token) {
    if (!token.startsWith(PREFIX) || token.length() > MOST_TEXT) {
      return Optional.empty();
    }
    return seal.open(token.substring(PREFIX.length())).flatMap(this::caller);
  }

  private Optional<ApiCaller> caller(byte[] opened) {
    ByteBuffer plain = ByteBuffer.wrap(opened);
    boolean isOver = clock.millis() >= plain.getLong();
    String account = StandardCharsets.UTF_8.decode(plain).toString();
    return isOver
        ? Optional.empty()
        : Optional.of(new ApiCaller(ApiCaller.Rights.ACCOUNT, account));
  }
}
