package dev.mapwright.engine.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Said;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A vendor that replaces the refresh token with each token, answers in many odd ways, and lets
 * tokens die: whatever it says, nothing is sent that cannot work, and once it is well again, so is
 * the account.
 */
class OddTokenAnswersTest extends TokenTest {
  private static final List<String> LIFETIMES =
      List.of("60", "null", "0", "-1", "\"never\"", "1.5", "{}", "[]", "true", "\"60\"", "1e99");

  /** None of them is a token, nor says that there will be none. */
  private static final List<String> ODD =
      List.of(
          "",
          "null",
          "{}",
          "[]",
          "7",
          "\"text\"",
          "<html></html>",
          "{\"access_token\": null}",
          "{\"access_token\": \"\"}",
          "{\"access_token\": {}}",
          "{\"access_token\": \"a\\nb\"}",
          "{\"error\": {\"message\": \"no\"}}",
          "{\"error\": \"odd\"}");

  private final Set<String> spent = new HashSet<>();
  private String valid = "r-0";
  private boolean wasReused;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void sendNoRefreshTokenTwiceThatWasReplacedAndLeaveTheAccountUsable(long seed) {
    Random random = new Random(seed);
    login = asked -> oddly(asked, random);
    accepted = "t-0";
    Account account = RotatingVendor.account(acme);

    for (int i = 0; i < 60; i++) {
      tried(account);
      if (random.nextInt(3) == 0) {
        accepted = "t-" + issued.incrementAndGet(); // the token at hand dies
      }
      conversation.time().pass(Duration.ofSeconds(random.nextInt(120)));
    }
    assertThat(wasReused).as("a refresh token that was replaced was sent again").isFalse();

    login = asked -> given(asked, "60");
    conversation.time().pass(Duration.ofMinutes(20));
    assertThat(conversation.call(account, LIST).status()).isEqualTo(200);
  }

  private Said oddly(Asked asked, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Said.nothing(List.of(429, 500, 502, 503, 404, 400).get(random.nextInt(6)));
      case 1, 2 -> Said.text(ODD.get(random.nextInt(ODD.size())));
      case 3 ->
          Said.json("{\"access_token\": null, \"refresh_token\": \"%s\"}".formatted(next(asked)));
      default -> given(asked, LIFETIMES.get(random.nextInt(LIFETIMES.size())));
    };
  }

  private Said given(Asked asked, String lifetime) {
    String refreshToken = next(asked);
    String token = "t-" + issued.incrementAndGet();
    accepted = token;
    return Said.json(
        "{\"access_token\": \"%s\", \"refresh_token\": \"%s\", \"expires_in\": %s}"
            .formatted(token, refreshToken, lifetime));
  }

  private String next(Asked asked) {
    String sent = RotatingVendor.sent(asked.body());
    wasReused |= !sent.equals(valid) || !spent.add(sent);
    valid = "r-" + spent.size();
    return valid;
  }

  private void tried(Account account) {
    try {
      conversation.call(account, LIST);
    } catch (VendorException | DeadlineException _) {
      // what it is told is for others to test
    }
  }
}
