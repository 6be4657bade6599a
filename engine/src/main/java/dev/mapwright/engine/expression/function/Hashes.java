package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code $hash} and {@code $hmac}: what signatures of requests are made of. */
final class Hashes {
  private static final String HASH = "hash";
  private static final String HMAC = "hmac";

  /** By the name that authors write, what Java calls it, and its HMAC. */
  private static final Map<String, String> MACS =
      Map.of(
          "MD5", "HmacMD5",
          "SHA-1", "HmacSHA1",
          "SHA-256", "HmacSHA256",
          "SHA-384", "HmacSHA384",
          "SHA-512", "HmacSHA512");

  static final AddedFunction HASH_FUNCTION =
      new AddedFunction(
          HASH,
          "$hash(algorithm, text, form)",
          "The hash of a text's UTF-8 bytes by SHA-256, SHA-384, SHA-512, SHA-1 or MD5, written as"
              + " hex (without a form), base64 or base64url.",
          List.of(
              new Example(
                  "$hash(\"SHA-256\", \"abc\")",
                  "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""),
              new Example("$hash(\"MD5\", \"\")", "\"d41d8cd98f00b204e9800998ecf8427e\""),
              new Example(
                  "$hash(\"SHA-1\", \"abc\", \"base64\")", "\"qZk+NkcGgWq6PiVxeFDCbJzQ2J0=\"")),
          Hashes::hash);

  static final AddedFunction HMAC_FUNCTION =
      new AddedFunction(
          HMAC,
          "$hmac(algorithm, key, text, form, key_form)",
          "The HMAC (RFC 2104) of a text by SHA-256, SHA-384, SHA-512, SHA-1 or MD5, written as hex"
              + " (without a form), base64 or base64url. The key is a text (without a key_form), or"
              + " bytes that are written as hex, base64 or base64url. A key or a text that is"
              + " undefined is an error.",
          List.of(
              new Example(
                  "$hmac(\"SHA-256\", \"Jefe\", \"what do ya want for nothing?\")",
                  "\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\""),
              new Example(
                  "$hmac(\"SHA-256\", \"Jefe\", \"what do ya want for nothing?\", \"base64url\")",
                  "\"W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM\""),
              new Example(
                  "$hmac(\"SHA-1\", \"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b\", \"Hi There\","
                      + " \"hex\", \"hex\")",
                  "\"b617318655057264e28bc0b6fb378c8ef146be00\"")),
          Hashes::hmac);

  private Hashes() {}

  private static Object hash(List<@Nullable Object> values) {
    SecretArguments arguments = new SecretArguments(HASH, values, 2, 3);
    String algorithm = arguments.oneOf(0, "an algorithm", MACS.keySet());
    BytesForm form = arguments.form(2, BytesForm.HEX);
    byte[] text = arguments.bytes(1, "the text");
    try {
      return form.write(MessageDigest.getInstance(algorithm).digest(text));
    } catch (GeneralSecurityException e) {
      throw arguments.failure("cannot hash by " + algorithm + " here");
    }
  }

  private static Object hmac(List<@Nullable Object> values) {
    SecretArguments arguments = new SecretArguments(HMAC, values, 3, 5);
    String algorithm = arguments.oneOf(0, "an algorithm", MACS.keySet());
    BytesForm form = arguments.form(3, BytesForm.HEX);
    BytesForm keyForm = arguments.form(4, BytesForm.TEXT);
    byte[] key = arguments.bytes(1, "the key", keyForm);
    byte[] text = arguments.bytes(2, "the text");
    String mac = MACS.getOrDefault(algorithm, algorithm);
    try {
      Mac hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(key, mac));
      return form.write(hmac.doFinal(text));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw arguments.failure("cannot use its key");
    }
  }
}
