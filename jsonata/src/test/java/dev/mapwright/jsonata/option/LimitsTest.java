package dev.mapwright.jsonata.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile expression or document gets: an error with a code, soon. */
class LimitsTest {
  /** The time limit is one second; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static JsonataException failure(String expression) {
    return failure(expression, Limits.DEFAULT);
  }

  /** Of a limit other than time, however busy the machine is. */
  private static JsonataException failureWithTime(String expression) {
    return failure(expression, Limits.DEFAULT.withTime(SOON));
  }

  private static JsonataException failure(String expression, Limits limits) {
    long begin = System.nanoTime();
    JsonataException error =
        catchThrowableOfType(
            JsonataException.class,
            () -> Jsonata.compile(expression).evaluate(JsonObject.EMPTY, Bindings.NONE, limits));
    assertThat(error).as(expression.substring(0, Math.min(80, expression.length()))).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    return error;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function() {1 + $f()}; $f())",
        "($f := function() {$f()}; $f())",
        "($a := function($n) {1 + $b($n)}; $b := function($n) {1 + $a($n)}; $a(1))",
        "($fib := function($n) {$n < 2 ? $n : $fib($n - 1) + $fib($n - 2)}; $fib(40))",
        "$reduce([1..10000], function($a, $i) {$reduce([1..10000], function($b, $j) {$b + $j},"
            + " $a)}, 0)",
        "$reduce([1..60], function($a, $i) {{'l': $a, 'r': $a}}, 1)",
        "$reduce([1..100000], function($a, $i) {{'x': $a}}, 1)",
      })
  void endlessWorkIsStopped(String expression) {
    assertThat(failure(expression).code()).isEqualTo("U1001");
  }

  @Test
  void whatIsMadeOnTheWayCounts() {
    assertThat(
            failureWithTime(
                    "$map([1..10000], function($i) {$map([1..10000], function($j) {$i * $j})})")
                .code())
        .isEqualTo("M1102");
  }

  @Test
  void stringsAndSequencesHaveALargestLength() {
    assertThat(failureWithTime("($d := function($s) {$d($s & $s)}; $d('x'))").code())
        .isEqualTo("M1101");
    assertThat(failureWithTime("$pad('x', 1000000000)").code()).isEqualTo("M1101");
    assertThat(failureWithTime("($d := function($s) {$d($append($s, $s))}; $d([1]))").code())
        .isEqualTo("D2015");
    assertThat(failureWithTime("[1..10000].([1..10000])").code()).isEqualTo("D2015");
    assertThat(failureWithTime("[1..100000000]").code()).isEqualTo("D2014");
  }

  @Test
  void anExpressionNestsOnlySoDeep() {
    int deep = 10_000;
    assertThat(failure("[".repeat(deep) + "]".repeat(deep)).code()).isEqualTo("M1002");
    assertThat(failure("{'a':".repeat(deep) + "1" + "}".repeat(deep)).code()).isEqualTo("M1002");
    assertThat(failure("1" + "+1".repeat(deep)).code()).isEqualTo("M1002");
    assertThat(failure("a" + ".a".repeat(deep)).code()).isEqualTo("M1002");
  }

  @Test
  void aPatternThatWouldBacktrackForEverRunsInLinearTime() {
    String text = "x".repeat(5_000);
    assertThat(Jsonata.compile("$contains($, /(x+x+)+y/)").evaluate(text)).isEqualTo(false);
  }

  @Test
  void aPatternThatNeedsBacktrackingEndsAtTheDeadline() {
    Jsonata lookingAround = Jsonata.compile("$contains($, /(?=x)(x+x+)+y/)");
    assertThatThrownBy(() -> lookingAround.evaluate("x".repeat(5_000)))
        .isInstanceOfSatisfying(
            JsonataException.class, error -> assertThat(error.code()).isEqualTo("U1001"));
  }

  @Test
  void aComparisonThatContradictsItselfStillEndsTheSort() {
    Object sorted =
        Jsonata.compile("$count($sort([1..1000], function($a, $b) {true}))").evaluate(1);
    assertThat(sorted).isEqualTo(1000L);
  }

  @Test
  void aDeepDocumentIsRefusedByTheReaderAndSurvivedByTheEvaluator() {
    assertThatThrownBy(() -> Json.read("[".repeat(10_000) + "]".repeat(10_000)))
        .isInstanceOfSatisfying(
            JsonataException.class, error -> assertThat(error.code()).isEqualTo("M2002"));
    List<Object> outermost = new ArrayList<>();
    List<Object> innermost = outermost;
    for (int i = 0; i < 10_000; i++) {
      List<Object> inner = new ArrayList<>();
      innermost.add(inner);
      innermost = inner;
    }
    assertThatThrownBy(() -> Jsonata.compile("$string($)").evaluate(outermost))
        .isInstanceOf(JsonataException.class);
  }

  @Test
  void limitsAreTheCallersToSet() {
    Jsonata loop = Jsonata.compile("$sum([1..1000])");
    assertThatThrownBy(
            () -> loop.evaluate(1, Bindings.NONE, Limits.DEFAULT.withSequenceLength(999)))
        .isInstanceOfSatisfying(
            JsonataException.class, error -> assertThat(error.code()).isEqualTo("D2015"));
    assertThat(loop.evaluate(1)).isEqualTo(500_500L);
  }

  @Test
  void aTimeBeyondAllMeasureIsNoError() {
    Limits endless = Limits.DEFAULT.withTime(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(Jsonata.compile("$sum([1..10000])").evaluate(1, Bindings.NONE, endless))
        .isEqualTo(50_005_000L);
  }

  @Test
  void evalIsOffUnlessAllowed() {
    assertThatThrownBy(() -> Jsonata.compile("$eval('1')"))
        .isInstanceOfSatisfying(
            JsonataException.class, error -> assertThat(error.code()).isEqualTo("M1003"));
    CompileOptions allowed = CompileOptions.DEFAULT.withAllowEval(true);
    assertThat(Jsonata.compile("$eval('1+1')", allowed).evaluate(1)).isEqualTo(2L);
  }
}
