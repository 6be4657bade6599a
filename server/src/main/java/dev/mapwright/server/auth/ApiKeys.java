package dev.mapwright.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.store.ApiKeyRow;
import dev.mapwright.server.store.Remembered;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are given to callers. Only their hashes are kept. A key that is {@linkplain Remembered
 * remembered} goes on while the database is away. Thread-safe.
 */
public final class ApiKeys implements KnownCallers {
  private static final Duration USED_EVERY = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 10_000;
  private static final String PREFIX = "mwk_";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final int ID_LENGTH = 12;

  private final Store store;
  private final InstantSource clock;
  private final Remembered<String, Optional<ApiKeyRow>> known;

  /** When the use of keys was noted last, by their ids. */
  private final Cache<String, Long> noted = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

  /** Kept in this store. */
  public ApiKeys(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.known = new Remembered<>(store, clock, MOST_KNOWN, this::read);
  }

  /**
   * A key that was made.
   *
   * @param key what its caller sends; shown now and never again
   */
  public record Made(ApiKeyRow row, String key) {
    @Override
    public String toString() {
      return "key " + row.id();
    }
  }

  /**
   * Makes a key.
   *
   * @param name what it is for
   * @param rights to read, or admin
   * @param account the one account that it may read; null for all
   * @param passesOn whether it may send requests of its own to vendors
   * @param lifetime null for ever
   */
  public Made make(
      String name,
      ApiCaller.Rights rights,
      @Nullable String account,
      boolean passesOn,
      @Nullable Duration lifetime) {
    String key = PREFIX + ApiToken.generate();
    byte[] hash = ApiToken.hash(key);
    Instant now = clock.instant();
    ApiKeyRow row =
        new ApiKeyRow(
            "key_" + HexFormat.of().formatHex(hash).substring(0, ID_LENGTH),
            name,
            rights.name().toLowerCase(Locale.ROOT),
            account,
            now.toEpochMilli(),
            lifetime == null ? null : now.plus(lifetime).toEpochMilli(),
            null,
            null,
            passesOn);
    store.apiKeys().add(row, hash);
    return new Made(row, key);
  }

  /** Keys in the order of their ids, after one. */
  public List<ApiKeyRow> page(String after, int limit) {
    return store.apiKeys().page(after, limit);
  }

  /** Revokes a key, at once here and within seconds on other servers; empty if there is none. */
  public Optional<ApiKeyRow> revoke(String id) {
    Optional<ApiKeyRow> revoked = store.apiKeys().revoke(id, clock.millis());
    known.forgetAll();
    return revoked;
  }

  @Override
  public Optional<ApiCaller> find(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    return known
        .get(HexFormat.of().formatHex(ApiToken.hash(token)))
        .filter(this::isGood)
        .map(row -> {
          noteUse(row);
          return new ApiCaller(
              ApiCaller.Rights.valueOf(row.rights().toUpperCase(Locale.ROOT)),
              row.account(),
              row.passesOn());
        });
  }

  private boolean isGood(ApiKeyRow row) {
    return row.revokedAt() == null && (row.expiresAt() == null || clock.millis() < row.expiresAt());
  }

  private Optional<ApiKeyRow> read(String hash) {
    return store.apiKeys().findByHash(HexFormat.of().parseHex(hash));
  }

  private void noteUse(ApiKeyRow row) {
    long now = clock.millis();
    Long last = noted.get(row.id(), _ -> row.usedAt() == null ? 0 : row.usedAt());
    if (now - last > USED_EVERY.toMillis() && noted.asMap().replace(row.id(), last, now)) {
      var _ =
          Thread.startVirtualThread(() -> {
            try {
              store.apiKeys().touch(row.id(), now);
            } catch (StoreException | IllegalStateException _) {
              // its next use will be noted
            }
          });
    }
  }
}
