package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.JsonataFunction;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Functions written in Java, as expressions call them. */
class JavaFunctionsTest {

  @Test
  void parametersHaveTypes() {
    assertThat(call("$f()", TypedFunctions.of(() -> "none"))).isEqualTo("none");
    assertThat(call("$f('a')", TypedFunctions.of(String.class, String::toUpperCase)))
        .isEqualTo("A");
    assertThat(call("$f('ab', 2)", TypedFunctions.of(String.class, Integer.class, String::repeat)))
        .isEqualTo("abab");
    assertThat(
            call(
                "$f(1, 2.5, [3])",
                TypedFunctions.of(
                    Long.class, Double.class, List.class, (a, b, c) -> a + b + c.size())))
        .isEqualTo(4.5);
    assertThat(
            call(
                "$f({'a': 1}, true, 'x', 0.1)",
                TypedFunctions.of(
                    Map.class,
                    Boolean.class,
                    Object.class,
                    BigDecimal.class,
                    (a, b, c, d) -> a.size() + " " + b + " " + c + " " + d)))
        .isEqualTo("1 true x 0.1");
  }

  @Test
  void anArgumentOfAnotherTypeIsAnErrorWithItsPlace() {
    JsonataException failed =
        failure(
            "1 + $f('ab', 2.5)", TypedFunctions.of(String.class, Integer.class, String::repeat));
    assertThat(failed)
        .hasToString(
            "T0410: Argument 2 must be a whole number of 32 bits, but is: 2.5 (line 1, column 5)");
    assertThat(failed.token()).isEqualTo("f");
  }

  @Test
  void anUndefinedArgumentMakesTheResultUndefined() {
    assertThat(call("$f(nothing)", TypedFunctions.of(String.class, s -> "never"))).isNull();
    assertThat(call("$f()", TypedFunctions.of(String.class, s -> "never"))).isNull();
  }

  @Test
  void aTypeThatNoValueHasIsRefusedWhenTheFunctionIsMade() {
    assertThatThrownBy(() -> TypedFunctions.of(Instant.class, i -> i))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.Instant");
  }

  @Test
  void higherOrderFunctionsHandOverAsManyArgumentsAsItTakes() {
    NativeFunction numbered =
        TypedFunctions.of(String.class, Long.class, (item, position) -> item + position);
    assertThat(call("$map(['a', 'b'], $f)", numbered)).isEqualTo(List.of("a0", "b1"));
  }

  @Test
  void aFunctionHandedOverCanBeCalled() {
    NativeFunction twice =
        TypedFunctions.of(
            JsonataFunction.class,
            Object.class,
            (function, value) -> function.call(function.call(value)));
    assertThat(call("$f(function($x){$x * $factor}, 5)", twice, "factor", 3)).isEqualTo(45L);
    assertThat(call("$f($uppercase, 'a')", twice)).isEqualTo("A");
    assertThat(call("$f(function($x){[$x]}, 1)", twice)).isEqualTo(List.of(1L));
  }

  @Test
  void aFunctionHandedOverIsNoUseAfterwards() {
    List<JsonataFunction> kept = new ArrayList<>();
    call("$f(function($x){$x})", TypedFunctions.of(JsonataFunction.class, kept::add));
    assertThatThrownBy(() -> kept.getFirst().call(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("until that returns");
  }

  @Test
  void aFunctionHandedOverCanBeGivenBack() {
    assertThat(
            call("$f(function($x){$x + 1})(2)", TypedFunctions.of(JsonataFunction.class, f -> f)))
        .isEqualTo(3L);
  }

  @Test
  void whatAFunctionThrowsComesWithExpressionAndPlace() {
    IOException cause = new IOException("no such file");
    NativeFunction failing =
        TypedFunctions.of(() -> {
          throw cause;
        });
    JsonataException failed = failure("{\n  'a': $f()\n}", failing);
    assertThat(failed).hasCause(cause);
    assertThat(failed)
        .hasToString(
            "M4001: A function written in Java failed: java.io.IOException: no such file (line 2,"
                + " column 8)");
    assertThat(failed.excerpt()).isEqualTo("  'a': $f()\n       ^");
    assertThat(failure("$map([1], $f)", _ -> List.of().getFirst()))
        .hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anErrorOfTheModuleItselfPassesAsItIs() {
    JsonataException own = JsonataException.of("X1", "too young");
    assertThat(
            failure(
                "$f()",
                _ -> {
                  throw own;
                }))
        .hasToString("X1: too young (line 1, column 1)");
  }

  @Test
  void resultsAreLookedAtAsDocumentsAre() {
    assertThat(call("'id-' & $f()", _ -> new UUID(0, 1)))
        .isEqualTo("id-00000000-0000-0000-0000-000000000001");
    assertThat(failure("'at ' & $f()", _ -> Map.of("at", Instant.EPOCH)))
        .hasMessageContaining("the result of $f.at: a java.time.Instant is no JSON value");
    assertThat(call("$exists($f())", _ -> null)).isEqualTo(false);
  }

  @Test
  void aSignatureThatIsNoneIsRefusedWhenTheFunctionIsAdded() {
    for (String wrong : List.of("<q>", "s", "<s", "<s:q>", "", "<(sq)>", "<-s>")) {
      assertThatThrownBy(() -> CompileOptions.DEFAULT.withFunction("f", wrong, _ -> null))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("`" + wrong + "` is no signature");
    }
    for (String right : List.of("<>", "<s-:n>", "<a<n>n?(sb)x+:a<s>>", "<f<s:o>o->", "<:n>")) {
      assertThat(CompileOptions.DEFAULT.withFunction("f", right, _ -> null)).isNotNull();
    }
  }

  private static @Nullable Object call(
      String expression, NativeFunction function, Object... variable) {
    Map<String, Object> variables =
        variable.length == 0 ? Map.of() : Map.of((String) variable[0], variable[1]);
    return Jsonata.compile(expression, CompileOptions.DEFAULT.withFunction("f", function))
        .evaluate(null, Bindings.of(variables));
  }

  private static JsonataException failure(String expression, NativeFunction function) {
    return catchThrowableOfType(JsonataException.class, () -> call(expression, function));
  }
}
