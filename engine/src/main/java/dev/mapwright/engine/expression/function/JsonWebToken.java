package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code $jwt}: a signed JSON Web Token (RFC 7519), for a header or a token request. */
final class JsonWebToken {
  private static final String NAME = "jwt";

  /** By the name of RFC 7518, what Java calls it. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "HS256", "HmacSHA256",
          "HS384", "HmacSHA384",
          "HS512", "HmacSHA512",
          "RS256", "SHA256withRSA",
          "RS384", "SHA384withRSA",
          "RS512", "SHA512withRSA",
          "ES256", "SHA256withECDSAinP1363Format",
          "ES384", "SHA384withECDSAinP1363Format");

  static final AddedFunction FUNCTION =
      new AddedFunction(
          NAME,
          "$jwt(algorithm, key, claims, header)",
          "A JSON Web Token of these claims, signed by HS256, HS384 or HS512 with a shared key, by"
              + " RS256, RS384, RS512, ES256 or ES384 with a private key in PEM (PKCS#8, or PKCS#1"
              + " for RSA), line breaks or none. The header has alg and typ, and what is given"
              + " beside them, such as {\"kid\": \"7\"}.",
          List.of(
              new Example(
                  "$jwt(\"HS256\", \"secret\", {\"iss\": \"acme\", \"exp\": 1700000300})",
                  "\"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhY21lIiwiZXhwIjoxNzAwMDAwMzAwfQ"
                      + ".4EdOrHcbzZL7j_qOnbEUCW9W3cYxJQzmnUqpCwc_S0U\""),
              new Example(
                  "$base64decode($split($jwt(\"HS256\", \"secret\", {}, {\"kid\": \"7\"}),"
                      + " \".\")[0])",
                  "\"{\\\"alg\\\":\\\"HS256\\\",\\\"typ\\\":\\\"JWT\\\",\\\"kid\\\":\\\"7\\\"}\""),
              new Example("$count($split($jwt(\"HS512\", \"secret\", {\"sub\": 7}), \".\"))", "3")),
          JsonWebToken::apply);

  private JsonWebToken() {}

  private static Object apply(List<@Nullable Object> values) {
    SecretArguments arguments = new SecretArguments(NAME, values, 3, 4);
    String algorithm = arguments.oneOf(0, "an algorithm", ALGORITHMS.keySet());
    String key = arguments.text(1, "the key");
    if (!(arguments.value(2) instanceof Map<?, ?> claims)) {
      throw arguments.failure("expects an object of claims");
    }
    Map<Object, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    if (arguments.value(3) instanceof Map<?, ?> more) {
      header.putAll(more);
    }
    String signed = part(header) + "." + part(claims);
    try {
      byte[] signature = signature(algorithm, key, signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BytesForm.BASE64URL.write(signature);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw arguments.failure(
          algorithm.startsWith("HS")
              ? "cannot use its key"
              : "cannot use its key: a private key for "
                  + algorithm
                  + " is expected, as PEM between BEGIN PRIVATE KEY and END PRIVATE KEY");
    }
  }

  private static byte[] signature(String algorithm, String key, byte[] text)
      throws GeneralSecurityException {
    String name = ALGORITHMS.getOrDefault(algorithm, algorithm);
    if (algorithm.startsWith("HS")) {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
      return mac.doFinal(text);
    }
    Signature signature = Signature.getInstance(name);
    signature.initSign(PemKey.read(key, algorithm.startsWith("RS") ? "RSA" : "EC"));
    signature.update(text);
    return signature.sign();
  }

  private static String part(Map<?, ?> object) {
    return BytesForm.BASE64URL.write(Json.writeBytes(object));
  }
}
