package dev.mapwright.server.console;

import dev.mapwright.server.auth.ApiToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * That somebody has signed in with a key.
 *
 * @param key what was signed in with; asked for again with each page, so a revoked one ends it
 * @param secret of this session alone; never on a page
 * @param begunAt when it was signed in
 * @param seenAt when a page was last asked for, about
 */
record ConsoleSession(String key, String secret, Instant begunAt, Instant seenAt) {
  private static final int SECRET_LENGTH = 43;

  /** A new one. */
  static ConsoleSession begin(String key, Instant now) {
    return new ConsoleSession(key, ApiToken.generate(), now, now);
  }

  /** The same, seen now. */
  ConsoleSession at(Instant now) {
    return new ConsoleSession(key, secret, begunAt, now);
  }

  /** What forms of its pages hold, and no other site knows. */
  String formToken() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ApiToken.hash("forms of " + secret));
  }

  /** Whether a form comes from its own pages; takes as long for a wrong token as for the right. */
  boolean isOwn(String token) {
    return MessageDigest.isEqual(
        formToken().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  /** As bytes, to be sealed. */
  byte[] bytes() {
    byte[] text = (secret + key).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 * Long.BYTES + text.length)
        .putLong(begunAt.toEpochMilli())
        .putLong(seenAt.toEpochMilli())
        .put(text)
        .array();
  }

  /** Of such bytes. */
  static Optional<ConsoleSession> of(byte[] bytes) {
    if (bytes.length <= 2 * Long.BYTES + SECRET_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Instant begun = Instant.ofEpochMilli(in.getLong());
    Instant seen = Instant.ofEpochMilli(in.getLong());
    String text = StandardCharsets.UTF_8.decode(in).toString();
    return Optional.of(
        new ConsoleSession(
            text.substring(SECRET_LENGTH), text.substring(0, SECRET_LENGTH), begun, seen));
  }

  @Override
  public String toString() {
    return "session since " + begunAt;
  }
}
