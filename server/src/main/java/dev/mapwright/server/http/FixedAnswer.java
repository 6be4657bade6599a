package dev.mapwright.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same as long as the server runs: clients may keep it for five minutes, and then
 * ask whether it is still so ({@code ETag}, {@code If-None-Match}). Safe for any thread.
 */
public final class FixedAnswer implements Operation {
  private final Supplier<byte[]> source;
  private final SequencedMap<String, String> headers = new LinkedHashMap<>();
  private @Nullable Body body;

  /**
   * An answer.
   *
   * @param type its content type
   * @param more headers
   * @param source makes the body when it is first asked for
   */
  public FixedAnswer(String type, Map<String, String> more, Supplier<byte[]> source) {
    this.source = source;
    headers.put("content-type", type);
    headers.put("cache-control", "public, max-age=300");
    headers.putAll(more);
  }

  private record Body(byte[] bytes, String tag) {}

  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Body known = body();
    SequencedMap<String, String> all = new LinkedHashMap<>(headers);
    // Weak: compressed or not, it is the same.
    all.put("etag", "W/" + known.tag());
    String theirs = request.header("if-none-match");
    if (theirs != null && matches(theirs, known.tag())) {
      all.remove("content-type");
      return new ServerResponse(304, all, _ -> {});
    }
    return new ServerResponse(200, all, out -> out.write(known.bytes()));
  }

  private static boolean matches(String theirs, String tag) {
    return Arrays.stream(theirs.split(",", -1))
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || each.replaceFirst("^W/", "").equals(tag));
  }

  private synchronized Body body() {
    Body known = body;
    if (known == null) {
      byte[] bytes = source.get();
      known = new Body(bytes, "\"" + hash(bytes) + "\"");
      body = known;
    }
    return known;
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A text. */
  public static FixedAnswer of(String type, Map<String, String> more, String text) {
    return new FixedAnswer(type, more, () -> text.getBytes(StandardCharsets.UTF_8));
  }
}
