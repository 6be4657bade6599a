package dev.mapwright.jsonata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.JsonataFunction;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
  void functionsInsideArgumentsCanBeCalled() {
    NativeFunction printed =
        TypedFunctions.of(Map.class, options -> function(options.get("print")).call("a") + "!");
    assertThat(call("$f({'print': $uppercase})", printed)).isEqualTo("A!");
    NativeFunction sum =
        TypedFunctions.of(
            List.class,
            steps -> {
              Object value = 1;
              for (Object step : steps) {
                value = function(((List<?>) step).getFirst()).call(value);
              }
              return value;
            });
    assertThat(call("$f([[function($x){$x + 1}], [function($x){$x * 10}]])", sum)).isEqualTo(20L);
  }

  @Test
  void functionsThatAFunctionGivesCanBeCalledAsLongAsItself() {
    List<JsonataFunction> kept = new ArrayList<>();
    NativeFunction twice =
        TypedFunctions.of(
            JsonataFunction.class,
            function -> {
              JsonataFunction made = function(function.call(5));
              kept.add(made);
              List<?> more = (List<?>) requireNonNull(made.call(6));
              return function(more.getFirst()).call();
            });
    assertThat(call("$f(function($x){function($y){[function(){$x * $y}]}})", twice)).isEqualTo(30L);
    assertThatThrownBy(() -> kept.getFirst().call(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFunctionMayReturnFunctionsOfEitherSide() {
    NativeFunction scale =
        TypedFunctions.of(Long.class, by -> TypedFunctions.of(Long.class, value -> value * by));
    assertThat(call("$f(3)(5)", scale)).isEqualTo(15L);
    assertThat(call("$map([1, 2], $f(3))", scale)).isEqualTo(List.of(3L, 6L));
    NativeFunction inside = arguments -> Map.of("call", List.of(arguments.getFirst()));
    assertThat(call("($c := $f(function($x){$x + 1}).call; $c[0](2))", inside)).isEqualTo(3L);
  }

  @Test
  void aFunctionThatAnEvaluationGivesCanBeAVariableOfAnother() {
    Object add = Jsonata.compile("function($x){$x + 1}").evaluate(null);
    assertThat(Jsonata.compile("$add(1)").evaluate(null, Bindings.of(Map.of("add", add))))
        .isEqualTo(2L);
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
  void whatIsThrownInsideAFunctionHandedOverHasItsOwnPlace() {
    NativeFunction apply = TypedFunctions.of(JsonataFunction.class, function -> function.call(1));
    assertThat(failure("$f(\n  function($x){$x + 'a'})", apply))
        .hasToString(
            "T2002: The right side of the + operator must evaluate to a number (line 2, column"
                + " 19)");
  }

  @Test
  void theErrorOfAnotherExpressionIsTheCause() {
    JsonataException failed =
        failure("[\n  $f()]", _ -> Jsonata.compile("1 +\n  'a'").evaluate(null));
    assertThat(failed)
        .hasToString(
            "T2002: The right side of the + operator must evaluate to a number (in line 1, column 3"
                + " of 1 +) (line 2, column 3)");
    assertThat(failed.excerpt()).isEqualTo("  $f()]\n  ^");
    assertThat(failed.getCause())
        .isInstanceOfSatisfying(
            JsonataException.class, inner -> assertThat(inner.excerpt()).startsWith("1 +"));
  }

  @Test
  void aCheckedExceptionThatIsNotDeclaredComesWithItsPlaceToo() {
    IOException cause = new IOException("disk full");
    assertThat(
            failure(
                "1 + $f()",
                _ -> {
                  JavaFunctionsTest.<RuntimeException>throwUndeclared(cause);
                  return null;
                }))
        .hasCause(cause)
        .hasMessageContaining("disk full");
  }

  @Test
  void anInterruptedFunctionLeavesTheThreadInterrupted() {
    NativeFunction interrupted =
        TypedFunctions.of(() -> {
          throw new InterruptedException("stop");
        });
    assertThat(failure("$f()", interrupted)).hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatAVariableThrowsComesWithExpressionAndPlace() {
    Bindings failing =
        _ -> {
          throw new IllegalStateException("database down");
        };
    assertThatThrownBy(() -> Jsonata.compile("1 +\n $rate").evaluate(null, failing))
        .hasToString(
            "M4001: The variable $rate failed: java.lang.IllegalStateException: database down"
                + " (line 2, column 2)")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aNameThatNoExpressionCanCallIsRefused() {
    for (String name : List.of("$f", "", "two words", "a.b")) {
      assertThatThrownBy(() -> CompileOptions.DEFAULT.withFunction(name, _ -> null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("`" + name + "` is no name of a function");
    }
  }

  @Test
  void typesMayBePrimitive() {
    assertThat(call("$f('ab', 2)", TypedFunctions.of(String.class, int.class, String::repeat)))
        .isEqualTo("abab");
    assertThat(call("$f(0.5, true)", TypedFunctions.of(double.class, boolean.class, (a, b) -> a)))
        .isEqualTo(0.5);
  }

  @Test
  void argumentsAreImmutable() {
    assertThat(failure("$f([1])", arguments -> ((List<?>) arguments.getFirst()).removeFirst()))
        .hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(failure("$f({'a': 1})", arguments -> ((Map<?, ?>) arguments.getFirst()).remove("a")))
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nullIsToldFromUndefined() {
    NativeFunction kind = arguments -> arguments.getFirst() == null ? "undefined" : "a value";
    assertThat(call("[$f(null), $f(nothing)]", kind)).isEqualTo(List.of("a value", "undefined"));
    assertThat(call("{'a': $f()}", _ -> null)).isEqualTo(Map.of());
    assertThat(call("{'a': $f()}", _ -> JsonNull.NULL)).isEqualTo(Map.of("a", JsonNull.NULL));
    assertThat(call("$f()", _ -> Arrays.asList(1, null))).isEqualTo(List.of(1L, JsonNull.NULL));
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

  private static JsonataFunction function(@Nullable Object value) {
    return (JsonataFunction) requireNonNull(value);
  }

  @SuppressWarnings("unchecked") // whatever it is, it is thrown
  private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static JsonataException failure(String expression, NativeFunction function) {
    return catchThrowableOfType(JsonataException.class, () -> call(expression, function));
  }
}
