package dev.mapwright.jsonata.picture.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.picture.LetterCase;
import dev.mapwright.jsonata.picture.PictureErrors;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7        | 000       | 007",
        "-7       | 000       | -007",
        "7.9      | 0         | 7",
        "-7.1     | 0         | -8",
        "1234567  | #,##0     | 1,234,567",
        "1234567  | #0,00.00  | 123,45.67",
        "1234567  | #:##,##0  | 12:34,567",
        "12       | 0,000     | 0,012",
        "1234     | ###٠      | ١٢٣٤",
        "1234     | 1         | 1234",
      })
  void writesDigits(double value, String picture, String expected) {
    assertThat(Integers.format(value, picture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "21, 21st", "0, 0th"})
  void writesOrdinalDigits(long value, String expected) {
    assertThat(Integers.format(value, "0;o")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, A", "26, Z", "27, AA", "702, ZZ", "703, AAA", "0, ''", "-2, -B"})
  void writesLetters(long value, String expected) {
    assertThat(Integers.format(value, "A")).isEqualTo(expected);
    assertThat(Integers.format(value, "a")).isEqualTo(LetterCase.LOWER.apply(expected));
  }

  @ParameterizedTest
  @CsvSource({"4, IV", "1994, MCMXCIV", "4999, MMMMCMXCIX", "0, ''", "-9, -IX"})
  void writesRomanNumerals(long value, String expected) {
    assertThat(Integers.format(value, "I")).isEqualTo(expected);
    assertThat(Integers.format(value, "i")).isEqualTo(LetterCase.LOWER.apply(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0             | zero",
        "19            | nineteen",
        "42            | forty-two",
        "100           | one hundred",
        "115           | one hundred and fifteen",
        "1001          | one thousand and one",
        "12300         | twelve thousand, three hundred",
        "1000000000000 | one trillion",
        "1e15          | one thousand trillion",
        "-5            | -five",
      })
  void writesWords(double value, String expected) {
    assertThat(Integers.format(value, "w")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, Zeroth", "5, Fifth", "20, Twentieth", "31, Thirty-First", "1000, One Thousandth"})
  void writesOrdinalWords(long value, String expected) {
    assertThat(Integers.format(value, "Ww;o")).isEqualTo(expected);
    assertThat(Integers.format(value, "W;o")).isEqualTo(LetterCase.UPPER.apply(expected));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 13, 21, 99, 100, 101, 999, 1_000, 12_345, 1_000_001, 3_000_000_000L})
  void readsBackWhatItWrites(long value) {
    for (String picture : new String[] {"0", "0;o", "#,##0", "٠", "w", "W;o", "Ww"}) {
      assertThat(Integers.parse(Integers.format(value, picture), picture))
          .as(picture)
          .isEqualTo(value);
    }
  }

  @Test
  void keepsAllDigits() {
    assertThat(Integers.format(Long.MIN_VALUE, "#,##0")).isEqualTo("-9,223,372,036,854,775,808");
    assertThat(Integers.format(1e22, "0")).isEqualTo("10000000000000000000000");
    BigInteger big = new BigInteger("123456789012345678901234567890");
    assertThat(Integers.format(big, "0")).isEqualTo(big.toString());
    assertThat(Integers.parse(big.toString(), "0")).isEqualTo(big);
    assertThat(Integers.parse("one trillion trillion", "w")).isEqualTo(BigInteger.TEN.pow(24));
  }

  @ParameterizedTest
  @CsvSource({"'  12 apples', 12", "-5, -5", "0x1F, 31", "'1,234', 1"})
  void readsTheNumberThatATextBeginsWith(String text, long expected) {
    assertThat(Integers.parse(text, "0")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"apple, 0", "'', 0", "-, 0", "MCMQ, I", "mcm, I", "one and a half, w", "'', w"})
  void answersNothingForATextThatMeansNoNumber(String text, String picture) {
    assertThat(Integers.parse(text, picture)).isNull();
  }

  @Test
  void readsNothingAsZeroWhereZeroIsWrittenSo() {
    assertThat(Integers.parse("", "I")).isEqualTo(0L);
    assertThat(Integers.parse("", "A")).isEqualTo(0L);
  }

  @Test
  void refusesPicturesWithoutDigitsAndWithMixedOnes() {
    PictureErrors.assertThatCode(() -> Integers.format(1, "α")).isEqualTo("D3130");
    PictureErrors.assertThatCode(() -> Integers.format(1, "#")).isEqualTo("D3130");
    PictureErrors.assertThatCode(() -> Integers.parse("1", "")).isEqualTo("D3130");
    PictureErrors.assertThatCode(() -> Integers.format(1, "0٠")).isEqualTo("D3131");
  }
}
