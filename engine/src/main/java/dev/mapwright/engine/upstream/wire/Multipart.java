package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A {@code multipart/form-data} body (RFC 7578): a part for each text, one for each item of a list,
 * and JSON for an object. The same parts give the same bytes, so that signatures can be made.
 *
 * @param boundary what stands between parts
 * @param body the whole body; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // written once, to the socket
public record Multipart(String boundary, byte[] body) {
  private static final int BOUNDARY_BYTES = 16;

  /** The body of fields by name; null is left out. */
  public static Multipart of(Map<String, ?> fields) {
    List<String> parts = new ArrayList<>();
    fields.forEach((name, value) -> add(parts, name, value));
    String boundary = "mapwright-" + hash(parts);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String part : parts) {
      body.writeBytes(("--" + boundary + "\r\n" + part + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return new Multipart(boundary, body.toByteArray());
  }

  private static void add(List<String> parts, String name, Object value) {
    switch (value) {
      case JsonNull _ -> {}
      case List<?> several -> several.forEach(each -> add(parts, name, each));
      case Map<?, ?> object ->
          parts.add(head(name) + "Content-Type: application/json\r\n\r\n" + Json.write(object));
      default -> parts.add(head(name) + "\r\n" + Texts.of(value));
    }
  }

  /** Names are escaped as browsers do. */
  private static String head(String name) {
    String escaped = name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    return "Content-Disposition: form-data; name=\"" + escaped + "\"\r\n";
  }

  private static String hash(List<String> parts) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      parts.forEach(part -> hash.update(part.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(hash.digest(), 0, BOUNDARY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
