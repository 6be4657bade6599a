package dev.mapwright.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as vendors write them, and the one form in which they are given out. */
class MomentTest {

  @ParameterizedTest
  @CsvSource({
    "2024-01-02T03:04:05Z,             2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05.678Z,         2024-01-02T03:04:05.678Z",
    "2024-01-02T03:04:05.000Z,         2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05.6Z,           2024-01-02T03:04:05.600Z",
    "2024-01-02T03:04:05.678999999Z,   2024-01-02T03:04:05.678Z",
    "2024-01-02T03:04:05+01:00,        2024-01-02T02:04:05Z",
    "2024-01-02T03:04:05+0130,         2024-01-02T01:34:05Z",
    "2024-01-01T23:04:05-05,           2024-01-02T04:04:05Z",
    "2024-01-02 03:04:05 UTC,          2024-01-02T03:04:05Z",
    "2024-01-02 03:04:05,              2024-01-02T03:04:05Z",
    "2024-01-02T03:04,                 2024-01-02T03:04:00Z",
    "2024-01-02,                       2024-01-02T00:00:00Z",
    "2024-02-29,                       2024-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z,             0001-01-01T00:00:00Z",
  })
  void isReadFromTheFormsThatVendorsWrite(String written, String given) {
    assertThat(Moment.text(Moment.parse(written).orElseThrow())).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024",
        "2024-13-01",
        "2024-02-30",
        "2023-02-29",
        "0000-00-00",
        "02/01/2024",
        "2024-01-02T25:00:00Z",
        "2024-01-02T03:60:00Z",
        "2024-01-02T03:04:05.Z",
        "2024-01-02T03:04:05+1",
        "2024-01-02T03:04:05 Berlin",
        "2024-01-02T03:04:05Z trailing",
        "2024-01-02Z",
        "-024-01-02",
        "２０２４-01-02"
      })
  void whatIsNoMomentIsNotGuessed(String text) {
    assertThat(Moment.parse(text)).isEmpty();
  }

  @Test
  void withoutAZoneIsReadInTheVendorsZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(text("2024-07-02 03:04:05", berlin)).isEqualTo("2024-07-02T01:04:05Z");
    assertThat(text("2024-01-02 03:04:05", berlin)).isEqualTo("2024-01-02T02:04:05Z");
    assertThat(text("2024-01-02", berlin)).isEqualTo("2024-01-01T23:00:00Z");
    assertThat(text("2024-01-02T03:04:05Z", berlin)).isEqualTo("2024-01-02T03:04:05Z");
  }

  @Test
  void isWrittenAsTheLibraryWritesIt() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(-62_135_596_800_000L, 253_402_300_799_999L);
      assertThat(Moment.isWritable(millis)).isTrue();
      assertThat(Moment.text(millis)).isEqualTo(Instant.ofEpochMilli(millis).toString());
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(-62_135_596_800_000L, 253_402_300_799_999L);
      assertThat(Moment.parse(Moment.text(millis))).isEqualTo(OptionalLong.of(millis));
    }
  }

  @Test
  void yearsBeyondFourDigitsHaveNoText() {
    assertThat(Moment.isWritable(253_402_300_800_000L)).isFalse();
    assertThat(Moment.isWritable(Long.MAX_VALUE)).isFalse();
    assertThat(Moment.isWritable(Long.MIN_VALUE)).isFalse();
  }

  private static String text(String written, ZoneId zone) {
    return Moment.text(Moment.parse(written, zone).orElseThrow());
  }
}
