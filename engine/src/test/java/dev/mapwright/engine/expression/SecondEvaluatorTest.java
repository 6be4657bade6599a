package dev.mapwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.jsonata4java.Jsonata4JavaLanguage;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What JSONata4Java cannot parse, or means otherwise, is said in words that it means as we do; what
 * stays different is listed in {@code docs/jsonata.md}, and is as it says there.
 */
class SecondEvaluatorTest {
  private static final ExpressionLanguage OURS = new JsonataLanguage();
  private static final ExpressionLanguage SECOND = new Jsonata4JavaLanguage();
  private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

  private static final Object DOCUMENT =
      Json.read(
          "{\"a\":\"ab\",\"b\":2,\"z\":null,\"o\":{\"k\":1,\"l\":\"x\"},\"es\":[],\"in\":7,"
              + "\"raw\":[\"GIS \"],"
              + "\"list\":[{\"n\":2,\"w\":[1,2]},{\"n\":1},{\"m\":3}]}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        // fallbacks and conditions
        "nope ?? a",
        "z ?? a",
        "$trim(nope) ?? a",
        "o.(nope ?? k)",
        "es ?: nope ?: a",
        "o ? 1 : 2",
        "z ? 1 : 2",
        "es ? 1",
        "list.(n ? 'y' : 'n')",
        // nothing, null, and values of different kinds
        "nope != 1",
        "z = nope",
        "z != null",
        "true = 'x'",
        "true != 'x'",
        "'x' in nope",
        "nope in ['x']",
        "list[w = 'x'].n",
        "list[nope != 1]",
        // calls that fail over nothing there
        "$match(nope, /a/)",
        "$match(a, /x/)",
        "$match(a, /b/).match",
        "$each(nope, function($v){1})",
        "$each({}, function($v){1})",
        "$filter(nope, function($v){true})",
        "$distinct(1)",
        "$distinct(list.n)",
        "$sum([nope, 1])",
        "$max((list.n))",
        "$min([nope])",
        // regular expressions
        "$replace('(0)1 23-45', /[\\s()-]/, '')",
        "$replace(a, /^@?A/i, '$0-')",
        "$split(a, /(?:b)/)",
        // functions
        "$map(list.n, $string)",
        "($f := $uppercase; $f(a))",
        "($f := $substring(?, 0, 1); $f(a))",
        "$map([a], $substring(?, 1))",
        "function($x){$x}(3)",
        "function(){b}()",
        "($f := function(){b}; $f() + $f())",
        "($f := function(){$$.b}; list.$f())",
        "(function($x)<n:n>{($y := $x; $y + 1)})(3)",
        "($f := function($n){$n <= 1 ? 1 : $n * $f($n - 1)}; $f(5))",
        "a ~> $uppercase ~> $lowercase",
        "a ~> $substring(0, 1)",
        "a ~> $substring(?, 0, 1)",
        "a ~> function($x){$x & '!'}",
        "($f := $uppercase ~> $trim; $f(a))",
        "raw.$trim()",
        "raw.$trim($)",
        "raw.$replace(/^(.)/, '$1$1')",
        "$map(raw, $present)",
        // orders, arrays kept, variables along a path
        "list^(n, >m).n",
        "list^(>n)[0].n",
        "[3, 1, 2]^(>$)[0]",
        "nope^(n)",
        "a[]",
        "list[n = 1][].n",
        "list#$i.{'i': $i, 'n': n}",
        "list@$v.n",
        "list@$v[$v.n = 1].b",
        "list@$v.list@$w[$v.n = $w.n].{'x': $v.n, 'y': $w.n}",
        // transforms of the whole
        "o ~> |$|{'z': 1}|",
        "o ~> |$|{'z': 1}, ['k']|",
        // names that are words there
        "`in`",
        "list[$$.b = n].n",
        "list.%.a",
        "-5 + b",
        "($x := list; $x[n = 1].n)",
      })
  void theSecondEvaluatorMeansTheSame(String expression) {
    assertThat(answer(SECOND, expression, DOCUMENT)).isEqualTo(answer(OURS, expression, DOCUMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope ?? $", "n", "w[0]", "nope", "$[0].n", "$count($)"})
  void overAnArray(String expression) {
    Object array = Json.read("[{\"n\":2,\"w\":[1,2]},{\"n\":1},{\"m\":3}]");
    assertThat(answer(SECOND, expression, array)).isEqualTo(answer(OURS, expression, array));
  }

  /** A function that a connector's {@code let} gives a name to, called in another expression. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "function($x){$x & a}",
        "function($x, $y){($z := $x; $z & '-' & $y)}",
        "(function($x){$uppercase($x)})",
        "$substring(?, 0, 1)",
        "$uppercase ~> $lowercase",
        "function(){a}",
        "function($x){$replace($x, /[a-z]/, '.')}",
      })
  void aFunctionIsAValueOfOtherExpressions(String function) {
    for (String call : List.of("$f('ab', 'c')", "'ab' ~> $f", "$f(nope)", "list.$f($string(n))")) {
      assertThat(answerWith(SECOND, function, call)).isEqualTo(answerWith(OURS, function, call));
    }
  }

  private static String answerWith(ExpressionLanguage language, String function, String call) {
    Object value = Evaluated.compiled(language, function).evaluate(DOCUMENT, Bindings.NONE);
    return answer(
        language, call, DOCUMENT, Bindings.of(Map.of("f", Objects.requireNonNull(value))));
  }

  @TestFactory
  Stream<DynamicTest> whatStaysDifferentIsAsTheDocumentationSays() throws IOException {
    return listed()
        .map(row -> {
          String[] cells = CELL_BORDER.split(row, -1);
          String expression = code(cells[1]);
          Object document = Json.read(code(cells[2]));
          return DynamicTest.dynamicTest(
              expression,
              () -> {
                assertThat(answer(OURS, expression, document)).isEqualTo(code(cells[3]));
                assertThat(answer(SECOND, expression, document)).isEqualTo(code(cells[4]));
              });
        });
  }

  @Test
  void theListIsRead() throws IOException {
    assertThat(listed()).hasSizeGreaterThan(8);
  }

  private static Stream<String> listed() throws IOException {
    List<String> lines = Files.readAllLines(documentation());
    return lines.stream()
        .dropWhile(line -> !line.startsWith("| expression | document | here | JSONata4Java"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"));
  }

  private static Path documentation() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/jsonata.md"))) {
      here = Objects.requireNonNull(here.getParent(), "no docs/jsonata.md above");
    }
    return here.resolve("docs/jsonata.md");
  }

  private static String code(String cell) {
    String text = cell.strip().replace("\\|", "|");
    return text.substring(1, text.length() - 1);
  }

  private static String answer(ExpressionLanguage language, String expression, Object document) {
    return answer(language, expression, document, Bindings.NONE);
  }

  private static String answer(
      ExpressionLanguage language, String expression, Object document, Bindings variables) {
    try {
      Object result = Evaluated.compiled(language, expression).evaluate(document, variables);
      return result == null ? "undefined" : Json.write(result);
    } catch (ExpressionFailure e) {
      return "an error";
    }
  }
}
