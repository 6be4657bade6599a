package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.expression.Variables;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * What tells one attempt of a request from all others.
 *
 * @param time milliseconds since 1970: {@code $time}
 * @param nonce a text that was never used before: {@code $nonce}
 */
public record Stamp(long time, String nonce) {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** For an attempt that is made now. */
  public static Stamp now(InstantSource clock) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Stamp(clock.millis(), HexFormat.of().formatHex(bytes));
  }

  Variables in(Variables below) {
    return below.with("time", time).with("nonce", nonce);
  }
}
