package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as the reference makes them, where it is not what one would guess. */
class ChainedCallTest {

  /** Of a call behind {@code ~>} only the function is applied. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          [1, 2] ~> $sum()["a"]                       | 3
          [1, 2] ~> $sum()[7]                         | 3
          ["a", "b"] ~> $join(){"joined": $}          | ab
          [1, 2, 3] ~> $filter(function($v) {$v > 1})[0] ~> $count() | 2
          """)
  void whatStandsBehindAChainedCallHasNoEffect(String expression, String expected) {
    assertThat(Jsonata.compile(expression).evaluate(JsonNull.NULL)).hasToString(expected);
  }

  @Test
  void nothingChainedIntoAFunctionIsNothing() {
    assertThat(Jsonata.compile("nothing ~> $filter(function($v) {$v})[0]").evaluate(null)).isNull();
  }

  @Test
  void anArgumentThatIsWrongComesBeforeAFunctionThatIsNone() {
    JsonataException error =
        catchThrowableOfType(
            JsonataException.class,
            () -> Jsonata.compile("{\"a\": 1}(\"x\" + 1)").evaluate(JsonNull.NULL));

    assertThat(error.code()).isEqualTo("T2001");
  }
}
