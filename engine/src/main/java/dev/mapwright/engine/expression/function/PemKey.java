package dev.mapwright.engine.expression.function;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key as customers paste it in: PEM, of which a form's field may have lost the line
 * breaks, or kept them as {@code \n}; or what stands in PEM alone, which is PKCS#8 then.
 */
public final class PemKey {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END (RSA )?PRIVATE KEY-----",
          Pattern.DOTALL);

  /** What stands before an RSA key of PKCS#1 in PKCS#8: version 0 and the algorithm. */
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private PemKey() {}

  /**
   * Reads a key.
   *
   * @param algorithm {@code RSA} or {@code EC}
   * @throws GeneralSecurityException if it is none of that kind; without the key in its message
   */
  public static PrivateKey read(String pem, String algorithm) throws GeneralSecurityException {
    String text = pem.replace("\\n", "\n").replace("\\r", "");
    Matcher found = PEM.matcher(text);
    boolean isArmored = found.find();
    byte[] key;
    try {
      key = Base64.getDecoder().decode((isArmored ? found.group(2) : text).replaceAll("\\s", ""));
    } catch (IllegalArgumentException _) {
      throw new GeneralSecurityException("no private key in PEM");
    }
    boolean isOld = isArmored && found.group(1) != null;
    byte[] whole = isOld ? der(SEQUENCE, joined(RSA_ALGORITHM, der(OCTETS, key))) : key;
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(whole));
  }

  /** A value of ASN.1, with its length before it. */
  private static byte[] der(int tag, byte[] value) {
    int length = value.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return joined(head, value);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
