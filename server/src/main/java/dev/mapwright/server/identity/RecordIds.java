package dev.mapwright.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The ids that we give to records: name-based UUIDs (RFC 9562, version 5) of account, resource and
 * remote id together. The same on every server and at every time.
 */
public final class RecordIds {
  /** Ours, drawn once. Another would give every record another id. */
  private static final UUID NAMESPACE = UUID.fromString("7e0c6ab1-3f0d-4c5e-9a52-6d1f0f4b8c27");

  private static final long VERSION_5 = 0x5000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private RecordIds() {}

  /**
   * The id of a record.
   *
   * @param account the id of the account
   * @param resource such as {@code candidates}
   * @param remoteId the vendor's id
   */
  public static UUID of(String account, String resource, String remoteId) {
    byte[][] texts = {utf8(account), utf8(resource), utf8(remoteId)};
    int length = 2 * Long.BYTES;
    for (byte[] text : texts) {
      length += Integer.BYTES + text.length;
    }
    ByteBuffer name = ByteBuffer.allocate(length);
    name.putLong(NAMESPACE.getMostSignificantBits()).putLong(NAMESPACE.getLeastSignificantBits());
    // Each length before its text: no two triples have the same name.
    for (byte[] text : texts) {
      name.putInt(text.length).put(text);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha1().digest(name.array()));
    long high = (hash.getLong() & ~0xF000L) | VERSION_5;
    long low = (hash.getLong() & ~0xC000_0000_0000_0000L) | VARIANT;
    return new UUID(high, low);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
