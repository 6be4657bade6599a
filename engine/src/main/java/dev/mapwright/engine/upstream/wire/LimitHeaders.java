package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.account.VendorLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers in which servers say how many requests are left, in the spellings that are about:
 * {@code X-RateLimit-Remaining: 7}, {@code RateLimit: limit=9, remaining=7, reset=5}, {@code
 * RateLimit: "all";r=7;t=5}. Where there are several windows, the one counts that has the fewest
 * left.
 */
public final class LimitHeaders {
  private static final Pattern REMAINING =
      Pattern.compile("((?:x-)?(?:[a-z]+-)?rate-?limit-(?:[a-z]+-)?)remaining");
  private static final Pattern LIMIT =
      Pattern.compile("(?:x-)?(?:[a-z]+-)?rate-?limit-(?:[a-z]+-)?limit");
  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,18})\\b.*", Pattern.DOTALL);

  /** A limit may carry its window: {@code 110;w=10}. */
  private static final Pattern SAID =
      Pattern.compile("\\s*\\d{1,18}(\\s*[,;]\\s*(w=)?\\d{1,18}){0,8}\\s*");

  private static final Pattern LIMIT_IN_ONE = Pattern.compile("(?:^|[\\s,;])limit=(\\d{1,18})");
  private static final Pattern REMAINING_IN_ONE =
      Pattern.compile("(?:^|[\\s,;])(?:remaining|r)=(\\d{1,18})");
  private static final Pattern QUOTA = Pattern.compile("(?:^|[\\s,;])q=(\\d{1,18})");

  private LimitHeaders() {}

  /** Those of an answer's headers that may say it. */
  public static Map<String, String> among(Map<String, String> headers) {
    Map<String, String> some = new HashMap<>();
    headers.forEach((name, value) -> {
      if (name.contains("limit")) {
        some.put(name, value);
      }
    });
    return some;
  }

  /**
   * What they say.
   *
   * @param headers names in lower case
   * @return null if they say neither a limit nor what is left of it
   */
  public static @Nullable VendorLimit read(Map<String, String> headers, Instant now) {
    String limit = null;
    String remaining = null;
    Duration reset = null;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      Matcher name = REMAINING.matcher(header.getKey());
      String left = name.matches() ? number(header.getValue()) : null;
      if (left != null && (remaining == null || Long.parseLong(left) < Long.parseLong(remaining))) {
        remaining = left;
        limit = said(headers.get(name.group(1) + "limit"));
        reset =
            ResetHeaders.reset(
                Map.of(name.group(1) + "reset", headers.getOrDefault(name.group(1) + "reset", "")),
                now);
      }
    }
    String inOne = headers.getOrDefault("ratelimit", "");
    remaining = remaining == null ? found(REMAINING_IN_ONE, inOne) : remaining;
    limit = limit == null ? found(LIMIT_IN_ONE, inOne) : limit;
    limit = limit == null ? found(QUOTA, headers.getOrDefault("ratelimit-policy", "")) : limit;
    limit = limit == null ? alone(headers) : limit;
    if (limit == null && remaining == null) {
      return null;
    }
    return new VendorLimit(
        limit, remaining, reset == null ? ResetHeaders.reset(headers, now) : reset);
  }

  private static @Nullable String alone(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(header -> LIMIT.matcher(header.getKey()).matches())
        .map(header -> said(header.getValue()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String number(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.matches() ? number.group(1) : null;
  }

  private static @Nullable String said(@Nullable String text) {
    return text != null && number(text) != null && SAID.matcher(text).matches()
        ? text.strip()
        : null;
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
