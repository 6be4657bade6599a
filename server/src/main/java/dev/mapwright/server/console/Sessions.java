package dev.mapwright.server.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.server.auth.TextSeal;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sessions lie sealed in the browser's cookie, so they outlive a restart, and hold on all servers
 * of a database. Which were signed out is remembered here for as long as they would hold.
 * Thread-safe.
 */
final class Sessions {
  /** So long a session holds without a page being asked for. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** So long it holds in all. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** The most that a key may have: browsers keep cookies of 4 KB. */
  static final int MOST_KEY = 1_000;

  private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
  private static final int MOST_ENDED = 100_000;
  private static final String NAME = "mapwright-console";

  private final TextSeal seal;
  private final PublicAddress address;
  private final InstantSource clock;
  private final Cache<String, Boolean> ended =
      Caffeine.newBuilder().maximumSize(MOST_ENDED).expireAfterWrite(LONGEST).build();

  /**
   * Sessions.
   *
   * @param address where browsers reach the server
   */
  Sessions(TextSeal seal, PublicAddress address, InstantSource clock) {
    this.seal = seal;
    this.address = address;
    this.clock = clock;
  }

  /** A new one. */
  ConsoleSession begin(String key) {
    return ConsoleSession.begin(key, clock.instant());
  }

  /** The one that a request comes with, if it still holds. */
  Optional<ConsoleSession> of(ServerRequest request) {
    String cookies = request.header("cookie");
    return Stream.of((cookies == null ? "" : cookies).split(";", -1))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name() + "="))
        .map(cookie -> cookie.substring(cookie.indexOf('=') + 1))
        .flatMap(sealed -> seal.open(sealed).flatMap(ConsoleSession::of).stream())
        .filter(this::holds)
        .findFirst();
  }

  private boolean holds(ConsoleSession session) {
    Instant now = clock.instant();
    return now.isBefore(session.seenAt().plus(IDLE))
        && now.isBefore(session.begunAt().plus(LONGEST))
        && ended.getIfPresent(session.secret()) == null;
  }

  /** The header that keeps it in the browser. */
  Map<String, String> header(ConsoleSession session) {
    return Map.of(
        "set-cookie", cookie(seal.seal(session.bytes()), "Max-Age=" + LONGEST.toSeconds()));
  }

  /** The header with which it goes on from now; nothing where that was noted a moment ago. */
  Map<String, String> renewed(ConsoleSession session) {
    Instant now = clock.instant();
    return now.isBefore(session.seenAt().plus(RENEWED_AFTER)) ? Map.of() : header(session.at(now));
  }

  /** Ends it; the header takes it out of the browser. */
  Map<String, String> end(ConsoleSession session) {
    ended.put(session.secret(), true);
    return Map.of("set-cookie", cookie("", "Max-Age=0"));
  }

  private String cookie(String value, String age) {
    return name()
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Strict; "
        + age
        + (address.isEncrypted() ? "; Secure" : "");
  }

  /** No other host of the same domain can set one with this prefix. */
  private String name() {
    return (address.isEncrypted() ? "__Host-" : "") + NAME;
  }
}
