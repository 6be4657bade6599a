package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One compiled expression serves many threads; variables and functions come from outside. */
class SharingTest {
  @Test
  void oneExpressionServesManyThreadsAtOnce() throws Exception {
    Jsonata shared =
        Jsonata.compile(
            "($t := {'a': $n}; $f := function($x) {$x + $t.a};"
                + " {'all': [[1..5].$f($)], 'last': $map(items, function($i) {$i & $n})})");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tasks =
          IntStream.range(0, 400)
              .mapToObj(n ->
                  (Callable<String>)
                      () ->
                          Json.write(
                              shared.evaluate(
                                  Map.of("items", List.of("x", "y")),
                                  Bindings.of(Map.of("n", (long) n)))))
              .toList();
      List<Future<String>> results = threads.invokeAll(tasks);
      for (int n = 0; n < results.size(); n++) {
        assertThat(results.get(n).get())
            .isEqualTo(
                "{\"all\":[%d,%d,%d,%d,%d],\"last\":[\"x%d\",\"y%d\"]}"
                    .formatted(n + 1, n + 2, n + 3, n + 4, n + 5, n, n));
      }
    }
  }

  @Test
  void aVariableIsAskedForOnlyWhenItIsRead() {
    AtomicInteger asked = new AtomicInteger();
    Bindings costly = name -> asked.incrementAndGet();
    Jsonata expression = Jsonata.compile("use ? $detail : 'none'");
    assertThat(expression.evaluate(Map.of("use", false), costly)).isEqualTo("none");
    assertThat(asked).hasValue(0);
    assertThat(expression.evaluate(Map.of("use", true), costly)).isEqualTo(1L);
  }

  @Test
  void nativeFunctionsAreRegisteredOrBound() {
    CompileOptions options =
        CompileOptions.DEFAULT.withFunction(
            "twice", "<s-:s>", arguments -> arguments.get(0) + "" + arguments.get(0));
    assertThat(Jsonata.compile("name.$twice()", options).evaluate(Map.of("name", "ab")))
        .isEqualTo("abab");
    NativeFunction count = arguments -> (long) arguments.size();
    assertThat(Jsonata.compile("$count2(1, 2)").evaluate(1, Bindings.of(Map.of("count2", count))))
        .isEqualTo(2L);
  }

  @Test
  void anotherEvaluationMayTakeAResultAsItsInput() {
    Object first = Jsonata.compile("{'a': $map([1], function($x) {$x})[], 'b': 1}").evaluate(1);
    assertThat(Json.write(Jsonata.compile("a").evaluate(first))).isEqualTo("[1]");
  }
}
