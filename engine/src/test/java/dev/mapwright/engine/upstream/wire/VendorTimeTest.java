package dev.mapwright.engine.upstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.JsonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorTimeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30                              | 2026-01-02T03:04:35Z",
        "0.5                             | 2026-01-02T03:04:05.500Z",
        "-3                              | 2026-01-02T03:04:05Z",
        "' 30 '                          | 2026-01-02T03:04:35Z",
        "1767326645                      | 2026-01-02T04:04:05Z",
        "1767326645.5                    | 2026-01-02T04:04:05.500Z",
        "1767326645000                   | 2026-01-02T04:04:05Z",
        "2026-01-02T04:04:05Z            | 2026-01-02T04:04:05Z",
        "2026-01-02T04:04:05             | 2026-01-02T04:04:05Z",
        "2026-01-02 04:04:05             | 2026-01-02T04:04:05Z",
        "2026-01-02T06:04:05.250+02:00   | 2026-01-02T04:04:05.250Z",
        "Fri, 02 Jan 2026 04:04:05 GMT   | 2026-01-02T04:04:05Z",
        "Fri, 2 Jan 2026 04:04:05 GMT    | 2026-01-02T04:04:05Z"
      })
  void isReadInAnyFormThatVendorsUse(String text, Instant moment) {
    assertThat(VendorTime.read(text, NOW)).isEqualTo(moment);
  }

  @Test
  void numbersMeanTheSameAsTheirTexts() {
    assertThat(VendorTime.read(30L, NOW)).isEqualTo(NOW.plusSeconds(30));
    assertThat(VendorTime.read(1767326645000L, NOW)).isEqualTo("2026-01-02T04:04:05Z");
  }

  @Test
  void nonsenseIsNoMoment() {
    for (Object value : List.of("soon", "", "NaN", true, List.of(1), JsonNull.NULL, Double.NaN)) {
      assertThat(VendorTime.read(value, NOW)).as(value.toString()).isNull();
    }
    assertThat(VendorTime.read(null, NOW)).isNull();
  }

  @Test
  void neitherHugeNumbersNorHugeTextsOverflow() {
    Instant far = NOW.plus(Duration.ofDays(36_500));
    assertThat(VendorTime.read(1e300, NOW)).isEqualTo(far);
    assertThat(VendorTime.read(Double.POSITIVE_INFINITY, NOW)).isEqualTo(far);
    assertThat(VendorTime.read("9".repeat(400), NOW)).isEqualTo(far);
    assertThat(VendorTime.read("1e999999999", NOW)).isEqualTo(far);
    assertThat(VendorTime.read(-1e300, NOW)).isEqualTo(NOW);
  }
}
