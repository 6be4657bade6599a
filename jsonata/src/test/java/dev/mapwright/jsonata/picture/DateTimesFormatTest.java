package dev.mapwright.jsonata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.picture.time.DateTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesFormatTest {
  /** A Wednesday. */
  private static final String MOMENT = "2018-03-07T14:05:09.042Z";

  @Test
  void writesIsoWithoutAPicture() {
    assertThat(format(MOMENT, null, null)).isEqualTo(MOMENT);
    assertThat(format(MOMENT, null, "+0100")).isEqualTo("2018-03-07T15:05:09.042+01:00");
    assertThat(format("1969-12-31T23:59:59.999Z", null, null))
        .isEqualTo("1969-12-31T23:59:59.999Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[Y] [M] [D]                   | 2018 3 7",
        "[Y0001]-[M01]-[D01]           | 2018-03-07",
        "[Y,2]/[Y,2-2]/[Y01]/[Y9.999]  | 18/18/18/2.018",
        "[D1o] [MNn] [Y]               | 7th March 2018",
        "[MN] [Mn] [MNn,3-3]           | MARCH march Mar",
        "[FNn], [F] [FN,2-2] [F1]      | Wednesday, wednesday WE 3",
        "[YI] [Mi] [DA] [Dw] [DWwo]    | MMXVIII iii G seven Seventh",
        "[H]:[m]:[s].[f] [H01] [f001]  | 14:05:09.42 14 042",
        "[h]:[m] [P] [PN] [h01]        | 2:05 pm PM 02",
        "[d] [d001]                    | 66 066",
        "[X]-W[W01]-[F1]               | 2018-W10-3",
        "[x01] [xNn] [w]               | 03 March 2",
        "[C] [E]                       | ISO ISO",
        "[[[Y]]]                       | [2018]",
        "[ Y 0001 ]                    | 2018",
        "a]b                           | a]b",
      })
  void writesComponents(String picture, String expected) {
    assertThat(format(MOMENT, picture, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2005-01-01, 2004-W53-6",
    "2008-12-29, 2009-W01-1",
    "2010-01-03, 2009-W53-7",
    "2020-12-31, 2020-W53-4",
    "2024-12-30, 2025-W01-1"
  })
  void writesWeeksOfTheIsoYear(String day, String expected) {
    assertThat(format(day + "T12:00:00Z", "[X0001]-W[W01]-[F1]", null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-03-01, March 1",
    "2018-04-01, March 5",
    "2018-04-30, May 1",
    "2018-01-01, January 1",
    "2017-01-01, December 5"
  })
  void writesWeeksOfTheMonth(String day, String expected) {
    assertThat(format(day + "T12:00:00Z", "[xNn] [w]", null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+0530 | [H01]:[m01] [Z]       | 19:35 +05:30",
        "+0530 | [Z0001] [Z1] [z]      | +0530 +5:30 GMT+05:30",
        "-0800 | [D] [H] [Z01] [z0]    | 7 6 -08 GMT-8",
        "+0000 | [Z] [Z01:01t] [z1t]   | +00:00 Z Z",
        "+1400 | [D] [H01]             | 8 04",
      })
  void writesTimeZones(String timezone, String picture, String expected) {
    assertThat(format(MOMENT, picture, timezone)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "[Y, D3135",
    "[], D3132",
    "[q], D3132",
    "[q1], D3132",
    "[YN], D3133",
    "[fn], D3133",
    "[Z00001], D3134",
    "[ZI], D3134",
    "[Y#], D3130",
    "[Y0٠], D3131"
  })
  void refusesPicturesThatCannotBeWritten(String picture, String code) {
    PictureErrors.assertThatCode(() -> format(MOMENT, picture, null)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0530 | 1969-12-31T18:30:00.000-05:30",
        "-05:30 | 1969-12-31T18:30:00.000-05:30",
        "+05:00 | 1970-01-01T05:00:00.000+05:00",
        "+05 | 1970-01-01T05:00:00.000+05:00",
        "-8 | 1969-12-31T16:00:00.000-08:00",
        "530 | 1970-01-01T05:30:00.000+05:30",
        "-0030 | 1969-12-31T23:30:00.000-00:30",
        "+1345 | 1970-01-01T13:45:00.000+13:45",
      })
  void anOffsetIsOneOfHoursAndMinutesWhicheverWayItIsWritten(String timezone, String expected) {
    assertThat(format("1970-01-01T00:00:00Z", null, timezone)).isEqualTo(expected);
  }

  @Test
  void theMinutesOfAnOffsetHaveItsSign() {
    assertThat(format("1970-01-01T00:00:00Z", "[Z0]", "-0030")).isEqualTo("-0:30");
    assertThat(format("1970-01-01T00:00:00Z", "[Z0]", "-0530")).isEqualTo("-5:30");
    assertThat(format("1970-01-01T00:00:00Z", "[z0000]", "-0530")).isEqualTo("GMT-0530");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "Europe/Berlin", "99999999999"})
  void refusesTimeZonesThatAreNoOffset(String timezone) {
    PictureErrors.assertThatCode(() -> format(MOMENT, null, timezone)).isEqualTo("M3003");
  }

  @Test
  void refusesMomentsThatNoDateHolds() {
    PictureErrors.assertThatCode(() -> DateTimes.format(Long.MAX_VALUE, null, "+0100"))
        .isEqualTo("D1001");
  }

  private static String format(String moment, @Nullable String picture, @Nullable String timezone) {
    return DateTimes.format((double) Instant.parse(moment).toEpochMilli(), picture, timezone);
  }
}
