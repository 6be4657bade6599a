package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.upstream.transport.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The header by which HTTP digest authentication answers a challenge. */
final class DigestAnswer {
  private DigestAnswer() {}

  /**
   * The value of {@code Authorization}.
   *
   * @param own a nonce of ours
   */
  static String of(
      DigestChallenge challenge, String username, String password, HttpCall call, String own) {
    String query = call.uri().getRawQuery();
    String path = call.uri().getRawPath().isEmpty() ? "/" : call.uri().getRawPath();
    String target = query == null ? path : path + "?" + query;
    String algorithm = challenge.algorithm();
    String who = hash(algorithm, username + ":" + challenge.realm() + ":" + password);
    String what = hash(algorithm, call.method() + ":" + target);
    String count = String.format(Locale.ROOT, "%08x", challenge.count().incrementAndGet());
    String counted = challenge.hasQop() ? ":" + count + ":" + own + ":auth:" : ":";
    String response = hash(algorithm, who + ":" + challenge.nonce() + counted + what);
    StringBuilder header = new StringBuilder("Digest ");
    header.append("username=").append(quoted(username));
    header.append(", realm=").append(quoted(challenge.realm()));
    header.append(", nonce=").append(quoted(challenge.nonce()));
    header.append(", uri=").append(quoted(target));
    header.append(", algorithm=").append(algorithm);
    header.append(", response=").append(quoted(response));
    if (challenge.hasQop()) {
      header.append(", qop=auth, nc=").append(count).append(", cnonce=").append(quoted(own));
    }
    if (challenge.opaque() != null) {
      header.append(", opaque=").append(quoted(challenge.opaque()));
    }
    return header.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String hash(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5 and SHA-256", e);
    }
  }
}
