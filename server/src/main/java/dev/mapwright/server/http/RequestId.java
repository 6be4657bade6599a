package dev.mapwright.server.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request is called in its answer and in the access log. */
public final class RequestId {
  /** The header that it comes and goes in. */
  public static final String HEADER = "x-request-id";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

  private RequestId() {}

  /** What the caller sent, where it can stand in a log line; otherwise a new one. */
  public static String of(@Nullable String sent) {
    return sent != null && PLAIN.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }
}
