package dev.mapwright.jsonata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.picture.time.DateTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesParseTest {
  private static final Instant NOW = Instant.parse("2024-11-10T10:20:30.400Z");

  @ParameterizedTest
  @CsvSource({
    "2018, 2018-01-01T00:00:00Z",
    "2018-02, 2018-02-01T00:00:00Z",
    "2018-02-03, 2018-02-03T00:00:00Z",
    "2018-02-03Z, 2018-02-03T00:00:00Z",
    "2018-02-03T04:05:06Z, 2018-02-03T04:05:06Z",
    "2018-02-03T04:05:06, 2018-02-03T04:05:06Z",
    "2018-02-03T04:05:06.7+0100, 2018-02-03T03:05:06.7Z",
    "2018-02-03T04:05:06.123456-05:30, 2018-02-03T09:35:06.123Z",
    "2018-02-03T24:00:00Z, 2018-02-04T00:00:00Z",
    "2018-02-30, 2018-03-02T00:00:00Z"
  })
  void readsIsoWithoutAPicture(String text, Instant expected) {
    assertThat(parse(text, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "today", "2018-2-3", "2018-02-03 04:05:06", "20180203", "2018-02-03T"})
  void refusesOtherFormsWithoutAPicture(String text) {
    PictureErrors.assertThatCode(() -> parse(text, null)).isEqualTo("D3110");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2018-00-01", "2018-13-01", "2018-02-32", "2018-02-03T25:00:00Z", "0000-00-00"})
  void answersNothingForIsoTimesThatDoNotExist(String text) {
    assertThat(parse(text, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3/7/2018           | [M]/[D]/[Y]               | 2018-03-07T00:00:00Z",
        "20180307           | [Y0001][M01][D01]         | 2018-03-07T00:00:00Z",
        "7th March 2018     | [D1o] [MNn] [Y]           | 2018-03-07T00:00:00Z",
        "Wed, 7 Mar 2018    | [FNn,3-3], [D] [MNn,3-3] [Y] | 2018-03-07T00:00:00Z",
        "MMXVIII iii g      | [YI] [Mi] [Da]            | 2018-03-07T00:00:00Z",
        "seventh March two thousand and eighteen | [Dwo] [MNn] [Yw] | 2018-03-07T00:00:00Z",
        "2018-066           | [Y]-[d001]                | 2018-03-07T00:00:00Z",
        "7.3.2018 2:05 pm   | [D].[M].[Y] [h]:[m] [P]   | 2018-03-07T14:05:00Z",
        "7.3.2018 12:05 am  | [D].[M].[Y] [h]:[m] [P]   | 2018-03-07T00:05:00Z",
        "2018-03-07 14:05:09.04299 | [Y]-[M]-[D] [H]:[m]:[s].[f] | 2018-03-07T14:05:09.042Z",
        "2018-03-07 14:05 +05:30 | [Y]-[M]-[D] [H]:[m] [Z] | 2018-03-07T08:35:00Z",
        "2018-03-07 14:05 GMT-8  | [Y]-[M]-[D] [H]:[m] [z0] | 2018-03-07T22:05:00Z",
        "on 2018-03-07      | ON [Y]-[M]-[D]            | 2018-03-07T00:00:00Z",
        "[2018]             | [[[Y]]]                   | 2018-01-01T00:00:00Z",
      })
  void readsComponents(String text, String picture, Instant expected) {
    assertThat(parse(text, picture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "13:45        | [H]:[m]     | 2024-11-10T13:45:00Z",
        "7 March      | [D] [MNn]   | 2024-03-07T00:00:00Z",
        "15           | [D]         | 2024-11-15T00:00:00Z",
        "59           | [s]         | 2024-11-10T10:20:59Z",
      })
  void takesWhatIsLargerThanGivenFromNow(String text, String picture, Instant expected) {
    assertThat(parse(text, picture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yesterday      | [Y]-[M]-[D]",
        "2018-03-07x    | [Y]-[M]-[D]",
        "Hello          | Hello",
        "''             | ''",
        "and 3 2018     | [Dw] [M] [Y]",
      })
  void answersNothingWhereTextAndPictureDoNotMeet(String text, String picture) {
    assertThat(parse(text, picture)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2018           | [Y             | D3135",
        "2018           | [q]            | D3132",
        "2018           | [YN]           | D3133",
        "2018           | [C]            | D3133",
        "2018           | [Y#]           | D3130",
        "2018-22        | [Y]-[D]        | D3136",
        "14 09          | [H] [s]        | D3136",
        "2018-10-3      | [X]-[W]-[F1]   | D3136",
        "2018-066 14    | [Y]-[d] [H]    | D3136",
        "7 MARCH 2018   | [D] [MN] [Y]   | D3136",
      })
  void refusesPicturesThatDoNotSayEnough(String text, String picture, String code) {
    PictureErrors.assertThatCode(() -> parse(text, picture)).isEqualTo(code);
  }

  private static @Nullable Instant parse(String text, @Nullable String picture) {
    Long millis = DateTimes.parse(text, picture, NOW);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
