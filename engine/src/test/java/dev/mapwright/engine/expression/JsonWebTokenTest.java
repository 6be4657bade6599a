package dev.mapwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.vendor.Written;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $jwt} with keys of its own, checked by the public half; and what it says of bad ones. */
class JsonWebTokenTest {

  @ParameterizedTest
  @CsvSource({
    "RS256, RSA, 2048, SHA256withRSA",
    "RS512, RSA, 2048, SHA512withRSA",
    "ES256, EC, 256, SHA256withECDSAinP1363Format",
    "ES384, EC, 384, SHA384withECDSAinP1363Format"
  })
  void isSignedByAPrivateKey(String algorithm, String kind, int bits, String check)
      throws GeneralSecurityException {
    KeyPair pair = pair(kind, bits);

    assertThat(isRight(token(algorithm, pem("", pair.getPrivate().getEncoded())), check, pair))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", " ", "\r\n"})
  void aKeyMayHaveLostItsLineBreaks(String instead) throws GeneralSecurityException {
    KeyPair pair = pair("EC", 256);
    String key = pem("", pair.getPrivate().getEncoded()).replace("\n", instead);

    assertThat(isRight(token("ES256", key), "SHA256withECDSAinP1363Format", pair)).isTrue();
  }

  @Test
  void anRsaKeyMayBeInItsOldForm() throws GeneralSecurityException {
    KeyPair pair = pair("RSA", 2048);
    byte[] whole = pair.getPrivate().getEncoded();
    byte[] old = Arrays.copyOfRange(whole, 26, whole.length); // behind version and algorithm

    assertThat(isRight(token("RS256", pem("RSA ", old)), "SHA256withRSA", pair)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$jwt(\"RS256\", $key, {})",
        "$jwt(\"ES256\", $key, {})",
        "$jwt(\"HS256\", $key)",
        "$jwt(\"HS256\", $nothing, {})",
        "$jwt(\"HS256\", $key, $nothing)",
        "$jwt(\"none\", $key, {})",
        "$hmac(\"SHA-256\", $key, $nothing)",
        "$hmac(\"SHA-256\", $key, \"x\", \"hex\", \"hex\")",
        "$hmac(\"SHA-256\", $key, \"x\", $key)",
        "$hmac($key, $key, \"x\")"
      })
  void whatIsWrongIsToldWithoutTheKey(String call) {
    Variables variables = Variables.NONE.with("key", "key-that-opens-all");

    assertThatExceptionOfType(ExpressionFailure.class)
        .isThrownBy(() -> Written.expression(call).evaluate(null, variables))
        .satisfies(failure ->
            assertThat(failure.toString() + failure.getMessage())
                .doesNotContain("key-that-opens-all"));
  }

  private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static String pem(String kind, byte[] key) {
    return "-----BEGIN "
        + kind
        + "PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END "
        + kind
        + "PRIVATE KEY-----\n";
  }

  private static String token(String algorithm, String key) {
    Object token =
        Written.expression("$jwt(\"" + algorithm + "\", $key, {\"iss\": \"acme\"})")
            .evaluate(null, Variables.NONE.with("key", key));
    return (String) Objects.requireNonNull(token);
  }

  private static boolean isRight(String token, String check, KeyPair pair)
      throws GeneralSecurityException {
    int end = token.lastIndexOf('.');
    Signature signature = Signature.getInstance(check);
    signature.initVerify(pair.getPublic());
    signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
  }
}
