package dev.mapwright.engine.upstream.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers in which servers say when to come again, whoever they are: {@code Retry-After}, and
 * the resets of rate limits in the spellings that are about.
 */
public final class ResetHeaders {
  private static final Pattern RETRY = Pattern.compile("(x-)?([a-z]+-)?retry-after(-ms)?");
  private static final Pattern RESET =
      Pattern.compile("(x-)?([a-z]+-)?rate-?limit-([a-z]+-)?reset(-[a-z]+)?");
  private static final Pattern REMAINING =
      Pattern.compile("(x-)?([a-z]+-)?rate-?limit-([a-z]+-)?remaining");

  /** {@code RateLimit: limit=9, remaining=0, reset=5}, and {@code RateLimit: "all";r=0;t=5}. */
  private static final Pattern IN_ONE = Pattern.compile("(?:^|[\\s,;])(?:reset|t)=(\\d+)");

  private static final Pattern UNITS =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)s)?(?:(\\d+)ms)?");

  private ResetHeaders() {}

  /**
   * What {@code Retry-After} says.
   *
   * @param headers names in lower case
   * @return a wait longer than nothing; null if no such header has one that can be read
   */
  public static @Nullable Duration retryAfter(Map<String, String> headers, Instant now) {
    return longest(headers, RETRY, now);
  }

  /** The same of when a rate limit is reset; null as well where requests are left until then. */
  public static @Nullable Duration reset(Map<String, String> headers, Instant now) {
    Duration own = longest(headers, RESET, now);
    Matcher inOne = IN_ONE.matcher(headers.getOrDefault("ratelimit", ""));
    return own == null && inOne.find() ? wait(inOne.group(1), now) : own;
  }

  /** Whether the vendor says that requests are left. */
  public static boolean isRoomLeft(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(header -> REMAINING.matcher(header.getKey()).matches())
        .anyMatch(header -> header.getValue().strip().matches("0*[1-9][0-9]*"));
  }

  /**
   * The wait that a value stands for, in any form that {@link VendorTime} reads.
   *
   * @return longer than nothing; null for zero, what is negative, past, or not to be read
   */
  public static @Nullable Duration wait(@Nullable Object value, Instant now) {
    Instant until = VendorTime.read(value, now);
    Duration wait = until == null ? null : Duration.between(now, until);
    return wait == null || wait.isNegative() || wait.isZero() ? null : wait;
  }

  private static @Nullable Duration longest(
      Map<String, String> headers, Pattern names, Instant now) {
    Duration longest = null;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (names.matcher(header.getKey()).matches()) {
        longest = longer(longest, ofHeader(header.getKey(), header.getValue(), now));
      }
    }
    return longest;
  }

  /** A header that came several times is joined by commas, which stand in dates, too. */
  private static @Nullable Duration ofHeader(String name, String text, Instant now) {
    Duration whole = one(name, text, now);
    if (whole != null || !text.contains(",")) {
      return whole;
    }
    Duration longest = null;
    for (String part : text.split(",", -1)) {
      longest = longer(longest, one(name, part, now));
    }
    return longest;
  }

  private static @Nullable Duration one(String name, String text, Instant now) {
    String value = text.strip();
    if (name.endsWith("-ms") && value.matches("\\d{1,15}") && Long.parseLong(value) < 1e12) {
      long millis = Long.parseLong(value);
      return millis == 0 ? null : Duration.ofMillis(millis);
    }
    Matcher units = UNITS.matcher(value);
    return !value.isEmpty() && units.matches() ? ofUnits(units) : wait(value, now);
  }

  private static @Nullable Duration ofUnits(Matcher units) {
    double seconds =
        number(units.group(1)) * 3600
            + number(units.group(2)) * 60
            + number(units.group(3))
            + number(units.group(4)) / 1000;
    return seconds <= 0 ? null : Duration.ofMillis((long) Math.ceil(Math.min(seconds, 1e9) * 1000));
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    return a == null || (b != null && b.compareTo(a) > 0) ? b : a;
  }
}
