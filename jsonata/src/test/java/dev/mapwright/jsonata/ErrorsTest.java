package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import org.junit.jupiter.api.Test;

/** Errors say what is wrong, where, and with which value. */
class ErrorsTest {
  private static JsonataException failure(String expression, Object input) {
    JsonataException error =
        catchThrowableOfType(
            JsonataException.class, () -> Jsonata.compile(expression).evaluate(input));
    assertThat(error).isNotNull();
    return error;
  }

  @Test
  void aSyntaxErrorPointsAtItsToken() {
    JsonataException error = failure("{\n  \"a\": b c\n}", JsonNull.NULL);
    assertThat(error.code()).isEqualTo("S0202");
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(10);
    assertThat(error.excerpt()).isEqualTo("  \"a\": b c\n         ^");
    assertThat(error).hasMessage("Expected '}', got 'c'");
  }

  @Test
  void anOperatorThatCannotTakeItsOperandPointsAtTheOperator() {
    JsonataException error = failure("1 + name", Json.read("{\"name\": \"x\"}"));
    assertThat(error.code()).isEqualTo("T2002");
    assertThat(error.token()).isEqualTo("+");
    assertThat(error.value()).isEqualTo("\"x\"");
    assertThat(error.excerpt()).isEqualTo("1 + name\n  ^");
  }

  @Test
  void aFunctionGivenTheWrongArgumentIsNamed() {
    JsonataException error = failure("$substring(name, 'x')", Json.read("{\"name\": \"y\"}"));
    assertThat(error.code()).isEqualTo("T0410");
    assertThat(error.token()).isEqualTo("substring");
    assertThat(error)
        .hasMessage("Argument 2 of function substring does not match function signature");
  }

  @Test
  void aForgottenDollarSignIsSuggested() {
    assertThat(failure("uppercase('x')", JsonNull.NULL))
        .hasMessage("Attempted to invoke a non-function. Did you mean $uppercase?");
  }

  @Test
  void aLongValueIsCutShort() {
    JsonataException error = failure("$number($)", "x".repeat(1_000));
    assertThat(error.code()).isEqualTo("D3030");
    assertThat(error.value()).hasSizeLessThan(100).endsWith("…");
  }

  @Test
  void theAuthorsOwnErrorsCarryTheirMessage() {
    assertThat(failure("$error('no id')", JsonNull.NULL)).hasMessage("no id");
    assertThat(failure("$assert(1 = 2, 'sums')", JsonNull.NULL).code()).isEqualTo("D3141");
  }
}
