package dev.mapwright.server.connect;

import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.store.LinkRow;
import dev.mapwright.server.store.LinkTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links by which customers connect. Only their hashes are kept; each connects one account once.
 * Thread-safe.
 */
public final class Links {
  static final Duration LIFETIME = Duration.ofDays(7);
  private static final String PREFIX = "mwl_";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  private final LinkTable table;
  private final InstantSource clock;

  /** Kept in this table. */
  Links(LinkTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * A link that was made.
   *
   * @param token what its address holds; shown now and never again
   */
  record Made(LinkRow row, String token) {
    @Override
    public String toString() {
      return "link to account " + row.account();
    }
  }

  /** What a link is for; see {@link LinkRow}. */
  record Purpose(
      String account,
      boolean reconnects,
      List<String> integrations,
      @Nullable String tenantId,
      @Nullable String environment,
      String language,
      @Nullable String redirectUri,
      @Nullable String frameOrigin) {}

  Made make(Purpose purpose, Duration lifetime) {
    String token = PREFIX + ApiToken.generate();
    Instant now = clock.instant();
    LinkRow row =
        new LinkRow(
            hash(token),
            purpose.account,
            purpose.reconnects,
            purpose.integrations,
            purpose.tenantId,
            purpose.environment,
            purpose.language,
            purpose.redirectUri,
            purpose.frameOrigin,
            now.plus(lifetime).toEpochMilli(),
            null);
    table.add(row, now.toEpochMilli());
    return new Made(row, token);
  }

  /** The link of a token, used and ended ones included. */
  Optional<LinkRow> find(String token) {
    return FORM.matcher(token).matches() ? table.find(hash(token)) : Optional.empty();
  }

  /** Whether its time is over. */
  boolean isOver(LinkRow link) {
    return clock.millis() >= link.expiresAt();
  }

  /** Its account is connected. */
  void use(LinkRow link) {
    boolean _ = table.use(link.hash(), clock.millis());
  }

  /** What stands for a text that nobody can guess. */
  static String hash(String secret) {
    return HexFormat.of().formatHex(ApiToken.hash(secret));
  }
}
