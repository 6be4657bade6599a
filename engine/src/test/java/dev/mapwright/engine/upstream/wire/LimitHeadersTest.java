package dev.mapwright.engine.upstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.VendorLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many requests are left, in the spellings that servers use. */
class LimitHeadersTest {
  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

  private static @Nullable VendorLimit read(String... namesAndValues) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return LimitHeaders.read(headers, NOW);
  }

  private static VendorLimit limit(String limit, String remaining, long seconds) {
    return new VendorLimit(limit, remaining, Duration.ofSeconds(seconds));
  }

  @Test
  void inHeadersOfTheirOwn() {
    assertThat(read("ratelimit-limit", "100", "ratelimit-remaining", "7", "ratelimit-reset", "9"))
        .isEqualTo(limit("100", "7", 9));
    assertThat(
            read(
                "x-rate-limit-limit", "100",
                "x-rate-limit-remaining", "7",
                "x-rate-limit-reset", String.valueOf(NOW.getEpochSecond() + 30)))
        .isEqualTo(limit("100", "7", 30));
  }

  @Test
  void inOneHeader() {
    assertThat(read("ratelimit", "limit=9, remaining=7, reset=5")).isEqualTo(limit("9", "7", 5));
    assertThat(read("ratelimit", "\"all\";r=7;t=5", "ratelimit-policy", "\"all\";q=9;w=60"))
        .isEqualTo(limit("9", "7", 5));
  }

  @Test
  void withItsWindowBesideIt() {
    assertThat(read("ratelimit-limit", "110;w=10", "ratelimit-remaining", "9"))
        .isEqualTo(new VendorLimit("110;w=10", "9", null));
  }

  @Test
  void ofSeveralWindowsTheOneWithTheFewestLeft() {
    assertThat(
            read(
                "x-ratelimit-daily-limit", "5000",
                "x-ratelimit-daily-remaining", "12",
                "x-ratelimit-daily-reset", "3600",
                "x-ratelimit-limit", "100",
                "x-ratelimit-remaining", "80",
                "x-ratelimit-reset", "10"))
        .isEqualTo(limit("5000", "12", 3600));
  }

  @Test
  void aLimitAlone() {
    assertThat(read("x-ratelimit-limit", "100")).isEqualTo(new VendorLimit("100", null, null));
  }

  @Test
  void nothingThatIsNoNumber() {
    assertThat(read("x-ratelimit-limit", "many", "x-ratelimit-remaining", "-1")).isNull();
    assertThat(read("x-ratelimit-remaining", "99999999999999999999")).isNull();
    assertThat(read("x-ratelimit-limit", "100 Bearer abc")).isNull();
    assertThat(read()).isNull();
  }
}
