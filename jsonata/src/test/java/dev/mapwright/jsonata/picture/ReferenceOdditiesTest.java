package dev.mapwright.jsonata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.picture.number.Integers;
import dev.mapwright.jsonata.picture.number.NumberText;
import dev.mapwright.jsonata.picture.time.DateTimes;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Answers that look wrong and are the reference's: expressions must give the same everywhere. */
class ReferenceOdditiesTest {
  private static final Instant NOW = Instant.parse("2024-11-10T10:20:30.400Z");

  @Test
  void separatorsLeftOfTheNumberCutItsFrontOff() {
    assertThat(Integers.format(12_345, "#:###,##0")).isEqualTo(",5");
  }

  @Test
  void onlyCommasAreRemovedWhereSeparatorsAreRegular() {
    assertThat(Integers.parse("1.234", "#.##0")).isEqualTo(1L);
  }

  @Test
  void aMantissaMayBeTenToThePowerOfItsDigits() {
    assertThat(NumberText.format(1_000, "0e0")).isEqualTo("10e2");
  }

  @Test
  void anExponentCannotFollowAPrefix() {
    PictureErrors.assertThatCode(() -> NumberText.format(1_234.5, "$0.00e0")).isEqualTo("D3093");
  }

  @Test
  void yearsBelowAHundredAreOfTheTwentiethCentury() {
    assertThat(parse("18", "[Y]")).isEqualTo("1918-01-01T00:00:00Z");
  }

  @Test
  void namesAreReadInTitleCaseOnly() {
    assertThat(parse("MARCH 2018", "[MN] [Y]")).isEqualTo("2018-01-01T00:00:00Z");
  }

  @Test
  void twelveHoursWithoutAmOrPmAreMorning() {
    assertThat(parse("11:30", "[h]:[m]")).isEqualTo("2024-11-10T11:30:00Z");
  }

  private static Instant parse(String text, String picture) {
    return Instant.ofEpochMilli(
        Objects.requireNonNull(DateTimes.parse(text, picture, NOW), "no moment"));
  }
}
