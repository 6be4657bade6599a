package dev.mapwright.jsonata.picture.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.picture.PictureErrors;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12345.678   | #,##0.00    | 12,345.68",
        "5           | 000.0       | 005.0",
        "0           | #.##        | .0",
        "0.5         | #.##        | .5",
        "0.5         | 0.##        | 0.5",
        "1234567     | #,##,#0     | 1,23,45,67",
        "1234567.1   | 9,9,99.9    | 1234,5,67.1",
        "1.23456789  | 0.000,000   | 1.234,568",
        "1234.5      | $#,##0.00   | $1,234.50",
        "0.137       | 0.0%        | 13.7%",
        "0.137       | 0‰          | 137‰",
      })
  void writesNumbersByTheirPicture(double value, String picture, String expected) {
    assertThat(NumberText.format(value, picture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.125, 0.12", "0.375, 0.38", "2.5, 2.50", "-0.004, -0.00", "1.005, 1.00"})
  void roundsHalfToEvenByThePrintedDigits(double value, String expected) {
    assertThat(NumberText.format(value, "0.00")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-5     | 0.0       | -5.0",
        "-5     | 0.0;(0.0) | (5.0)",
        "5      | 0.0;(0.0) | 5.0",
        "-5     | $0        | -$5",
      })
  void writesNegativeNumbersByThePicturesSecondPart(double value, String picture, String expected) {
    assertThat(NumberText.format(value, picture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.5678 | 0.00e0   | 1.23e3",
        "0.00012   | 00.0e00  | 12.0e-05",
        "-0.5      | 0.0e0    | -5.0e-1",
        "0         | 0.0e0    | 0.0e0",
        "10        | 0e0      | 10e0",
        "100       | 0e0      | 10e1",
      })
  void writesExponents(double value, String picture, String expected) {
    assertThat(NumberText.format(value, picture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0;0;0    | D3080",
        "0.0.0    | D3081",
        "0%%      | D3082",
        "0‰‰      | D3083",
        "0%‰      | D3084",
        ".e0      | D3085",
        "0x0      | D3086",
        "0,.0     | D3087",
        "#0,      | D3088",
        "0,,0     | D3089",
        "0#       | D3090",
        "0.#0     | D3091",
        "0e0%     | D3092",
        "0e0,0    | D3093",
        "''       | D3085",
      })
  void refusesPicturesThatBreakARule(String picture, String code) {
    PictureErrors.assertThatCode(() -> NumberText.format(1, picture)).isEqualTo(code);
  }

  @Test
  void takesOtherCharactersFromTheOptions() {
    Map<String, String> german = Map.of("decimal-separator", ",", "grouping-separator", ".");
    assertThat(NumberText.format(1234.5, "#.##0,00", german)).isEqualTo("1.234,50");
    assertThat(NumberText.format(12, "#٠٠٠", Map.of("zero-digit", "٠"))).isEqualTo("٠١٢");
    assertThat(NumberText.format(-1, "0", Map.of("minus-sign", "minus ", "unknown", "x")))
        .isEqualTo("minus 1");
  }

  @Test
  void refusesOptionsThatAreNoCharacters() {
    PictureErrors.assertThatCode(() -> NumberText.format(1, "0", Map.of("percent", 5)))
        .isEqualTo("M3002");
    PictureErrors.assertThatCode(() -> NumberText.format(1, "0", Map.of("zero-digit", "")))
        .isEqualTo("M3002");
  }

  @Test
  void keepsAllDigitsOfWholeNumbers() {
    assertThat(NumberText.format(9_007_199_254_740_993L, "#,##0.0"))
        .isEqualTo("9,007,199,254,740,993.0");
    BigInteger big = new BigInteger("123456789012345678901234567890");
    assertThat(NumberText.format(big, "#,##0"))
        .isEqualTo("123,456,789,012,345,678,901,234,567,890");
    assertThat(NumberText.format(big, "0.00000000000000000000e0"))
        .isEqualTo("1.23456789012345678901e29");
    assertThat(NumberText.format(1e21, "0")).isEqualTo("1000000000000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 2, 1100100",
    "-255, 16, -ff",
    "35, 36, z",
    "2.5, 10, 2",
    "3.5, 10, 4",
    "99.5, 2.5, 1100100"
  })
  void writesNumbersInAnotherBase(double value, double radix, String expected) {
    assertThat(NumberText.formatBase(value, radix)).isEqualTo(expected);
  }

  @Test
  void writesNumbersInBaseTenUnlessTold() {
    assertThat(NumberText.formatBase(5_890_840_712_243_076L, null)).isEqualTo("5890840712243076");
    assertThat(NumberText.formatBase(Long.MAX_VALUE, 16)).isEqualTo("7fffffffffffffff");
  }

  @ParameterizedTest
  @CsvSource({"1", "37", "0", "-2", "36.6"})
  void refusesOtherBases(double radix) {
    PictureErrors.assertThatCode(() -> NumberText.formatBase(1, radix)).isEqualTo("D3100");
  }

  @Test
  void refusesWhatIsNoNumber() {
    PictureErrors.assertThatCode(() -> NumberText.format(Double.NaN, "0")).isEqualTo("D1001");
    PictureErrors.assertThatCode(() -> NumberText.format(Double.POSITIVE_INFINITY, "0e0"))
        .isEqualTo("D1001");
    PictureErrors.assertThatCode(() -> NumberText.formatBase(Double.NaN, 2)).isEqualTo("D1001");
  }
}
