package dev.mapwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.function.AddedFunction;
import dev.mapwright.engine.expression.function.AddedFunctions;
import dev.mapwright.engine.expression.jsonata4java.Jsonata4JavaLanguage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the added functions are what their documentation says. */
class AddedFunctionsTest {
  static Stream<Arguments> examples() {
    return AddedFunctions.ALL.stream()
        .flatMap(function ->
            function.examples().stream()
                .map(example -> Arguments.of(example.expression(), example.result())));
  }

  @ParameterizedTest(name = "{0} gives {1}")
  @MethodSource("examples")
  void anExampleGivesWhatItSays(String expression, String result) {
    assertThat(Evaluated.by(new JsonataLanguage(), expression)).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0} gives {1}")
  @MethodSource("examples")
  void theSecondEvaluatorGivesTheSameWhereItCanParseIt(String expression, String result) {
    if (!expression.contains("??")) {
      assertThat(Evaluated.by(new Jsonata4JavaLanguage(), expression)).isEqualTo(result);
    }
  }

  @ParameterizedTest(name = "${0}")
  @MethodSource("functions")
  void everyFunctionIsDescribed(AddedFunction function) {
    assertThat(function.usage()).startsWith("$" + function.name() + "(");
    assertThat(function.description()).endsWith(".");
    assertThat(function.examples()).hasSizeGreaterThanOrEqualTo(3);
  }

  static Stream<AddedFunction> functions() {
    return AddedFunctions.ALL.stream();
  }
}
