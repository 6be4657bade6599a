package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.account.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Whose token it is.
 *
 * @param account the account's id
 * @param credentials a hash of what the account was set up with, so that with new credentials all
 *     begins anew
 */
public record TokenKey(String account, String credentials) {

  /** The key of an account as it is now. */
  public static TokenKey of(Account account) {
    MessageDigest hash = sha256();
    add(hash, account.connector().name());
    new TreeMap<>(account.ownFields())
        .forEach((name, value) -> {
          add(hash, name);
          add(hash, value);
        });
    return new TokenKey(account.id(), HexFormat.of().formatHex(hash.digest()));
  }

  private static void add(MessageDigest hash, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    hash.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    hash.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
