package dev.mapwright.jsonata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.picture.number.Integers;
import dev.mapwright.jsonata.picture.number.NumberText;
import dev.mapwright.jsonata.picture.time.DateTimes;
import java.math.BigInteger;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What asks for too much gets an error at once, or an answer in little time. */
@Timeout(20)
class HostilePicturesTest {
  private static final Instant NOW = Instant.parse("2024-11-10T10:20:30Z");

  @Test
  void refusesToMakeEndlessText() {
    refused(() -> DateTimes.format(0, "[Y,1000000000]", null));
    refused(() -> DateTimes.format(0, "[D,99999]".repeat(100), null));
    refused(() -> Integers.format(1_000_000_000_000L, "I"));
    refused(() -> NumberText.format(1.5, "0." + "0".repeat(101)));
    refused(() -> NumberText.format(1.5, "0".repeat(309) + "e0"));
  }

  @Test
  void refusesEndlessPicturesAndTimestamps() {
    refused(() -> NumberText.format(1, "0".repeat(2_001)));
    refused(() -> Integers.format(1, "0".repeat(2_001)));
    refused(() -> DateTimes.format(1, "x".repeat(2_001), null));
    refused(() -> DateTimes.parse("1".repeat(2_001), "[Y]", NOW));
  }

  @Test
  void refusesNumbersBeyondEveryDouble() {
    BigInteger tooLarge = BigInteger.TEN.pow(400);
    PictureErrors.assertThatCode(() -> Integers.format(tooLarge, "w")).isEqualTo("D1001");
    PictureErrors.assertThatCode(() -> Integers.parse("1".repeat(1_000_000), "0"))
        .isEqualTo("D1001");
    PictureErrors.assertThatCode(() -> Integers.parse("z".repeat(1_000_000), "a"))
        .isEqualTo("D1001");
    PictureErrors.assertThatCode(() -> Integers.parse("one" + " trillion".repeat(100), "w"))
        .isEqualTo("D1001");
  }

  @Test
  void matchesTextsInTimeThatDoesNotExplode() {
    String letters = "a".repeat(1_999);
    assertThat(DateTimes.parse(letters + "!", "[FNn]".repeat(300), NOW)).isNull();
    String words = "one".repeat(600);
    assertThat(DateTimes.parse(words + "!", "[Yw]".repeat(300), NOW)).isNull();
    PictureErrors.assertThatCode(
            () -> DateTimes.parse("2018-01-01T00:00:00." + "1".repeat(1_000_000) + "!", null, NOW))
        .isEqualTo("D3110");
  }

  private static void refused(ThrowingCallable call) {
    PictureErrors.assertThatCode(call).isEqualTo("M3001");
  }
}
