package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Expressions and documents that ask for far more than their size: each ends within its limits, in
 * time and in memory, with the right answer or an error that says which limit.
 */
class HostileInputTest {
  /** The limit is one second; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final String STOPPED = "!U1001";
  private static final String TOO_LONG = "!M1101";
  private static final String TOO_MUCH = "!M1102";
  private static final String NO_PATTERN = "!M1004";

  /** An expression, its document, and the answers that are right. */
  private record Hostile(String name, String expression, Object document, List<String> answers) {}

  @TestFactory
  Stream<DynamicTest> endsSoon() {
    return Stream.of(
            patterns(), signatures(), longTexts(), memory(), wideValues(), ranges(), messages())
        .flatMap(List::stream)
        .map(hostile -> DynamicTest.dynamicTest(hostile.name, () -> assertEndsSoon(hostile)));
  }

  private static void assertEndsSoon(Hostile hostile) {
    long begin = System.nanoTime();
    String answer = Answers.of(hostile.expression, hostile.document);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    assertThat(answer.substring(0, Math.min(80, answer.length()))).isIn(hostile.answers);
  }

  private static Hostile of(String expression, String... answers) {
    return on(JsonObject.EMPTY, expression, answers);
  }

  private static Hostile on(Object document, String expression, String... answers) {
    String name = expression.length() <= 80 ? expression : expression.substring(0, 80) + "…";
    return new Hostile(name, expression, document, List.of(answers));
  }

  private static List<Hostile> patterns() {
    String many = "a".repeat(30_000);
    String ranges = "\\u0061-\\u0062".repeat(50_000);
    return List.of(
        of("$contains('a', /(((((a{100}){100}){100}){100}){100})/)", "false"),
        of("$contains('a', /((a{1000}){1000}){1000}/)", "false"),
        on(many, "$contains($, /((a{1000}){1000}){1000}/)", "false", STOPPED),
        on(many, "$contains($, /((a?){1000}){1000}b/)", "false", STOPPED),
        on(many, "$contains($, /(a{1,1000}){1,20}b/)", "false", STOPPED),
        of("$contains('a', /(?:){2000000000}a/)", "true", STOPPED, TOO_MUCH),
        of("$contains('a', /(?:(?=))*(?:(?=(?=)){999999999}){999999999}b/)", STOPPED, TOO_MUCH),
        of("$contains('a', /" + "(".repeat(90_000) + ")".repeat(90_000) + "/)", NO_PATTERN),
        of("$contains('a', /" + "(".repeat(9_000) + ")".repeat(9_000) + "/)", NO_PATTERN),
        of("$contains('a', /[" + ranges + "]/)", "!M1001"),
        of("$contains('a', /[" + "a-b".repeat(6_000) + "]/i)", "true"),
        of("$contains('a', /" + "[a-\\uffff]".repeat(1_500) + "/i)", "false"),
        on(many, "$contains($, /(a+a+)+b/)", "false", STOPPED),
        on(many, "$contains($, /(?=a)(a+a+)+b/)", STOPPED),
        on(many, "$contains($, /(a|b|ab)*\\1c/)", STOPPED, TOO_MUCH),
        on(many + "d", "$contains($, /(?<=(a+)+c)d/)", "false", STOPPED),
        on(
            "x".repeat(2_000_000),
            "$replace($, /(?=.)./, '$0')",
            "\"" + "x".repeat(79),
            STOPPED,
            TOO_MUCH,
            TOO_LONG),
        on(
            "x".repeat(5_000_000),
            "$match($, /" + "(".repeat(100) + ".*" + ")".repeat(100) + "/)",
            STOPPED,
            TOO_MUCH),
        on(
            "x".repeat(1_000_000),
            "$replace($, /.+/, '" + "$0".repeat(1_000) + "')",
            TOO_LONG,
            STOPPED));
  }

  private static List<Hostile> signatures() {
    String numbers = "1" + ",1".repeat(200);
    return List.of(
        of("λ($a)<" + "n+".repeat(25) + "s>{1}(" + numbers + ")", "!T0410"),
        of("λ($a)<" + "x+".repeat(30) + "f>{1}(" + numbers + ")", "!T0410"),
        of("λ($a)<" + "(ns)?".repeat(40) + "f>{1}(" + "1,".repeat(39) + "1)", "!T0410"),
        of("λ($a)<" + "s".repeat(50_000) + ">{1}('a')", "!S0402"),
        of(
            "($f := λ($a)<"
                + "n+".repeat(250)
                + "s>{1}; $map([1..1000000], λ($i){$f("
                + numbers
                + ")}))",
            "!T0410"));
  }

  private static List<Hostile> longTexts() {
    String emoji = "😀".repeat(3_000_000);
    String letters = "ä".repeat(2_000_000);
    String forEver = "$map([1..1000000], function($i) {%s})";
    return List.of(
        on(emoji, forEver.formatted("$substring($$, 2999990, 3)[1]"), STOPPED),
        on(emoji, forEver.formatted("$length($$)[1]"), STOPPED),
        on(letters, forEver.formatted("$encodeUrl($$)[1]"), STOPPED, TOO_LONG, TOO_MUCH),
        on(letters, forEver.formatted("$decodeUrl($$)[1]"), STOPPED, TOO_MUCH),
        on(letters, forEver.formatted("$uppercase($$)[1]"), STOPPED, TOO_MUCH),
        on(letters, forEver.formatted("$trim($$)[1]"), STOPPED, TOO_MUCH),
        on(letters, forEver.formatted("$$ = ($$ & 'x')"), STOPPED, TOO_MUCH),
        on(letters, forEver.formatted("$$ < $$"), STOPPED),
        on(letters, forEver.formatted("$contains($$, 'x')[1]"), STOPPED),
        on(letters, forEver.formatted("$split($$, 'x')[1]"), STOPPED, TOO_MUCH),
        on("0x" + "F".repeat(3_000_000), "$number($)", "Infinity"),
        on("0b" + "0".repeat(3_000_000) + "1", "$number($)", "1"),
        on("9".repeat(3_000_000), "$number($)", "!D3030"),
        on("a".repeat(2_000_000), "$contains($, $substring($, 0, 900000) & 'b')", "false"),
        on("a".repeat(2_000_000), "$count($split($, $substring($, 0, 900000) & 'b'))", "1"),
        on("a".repeat(2_000_000), "$replace($, $substring($, 0, 900000) & 'b', 'x') = $", "true"),
        of("$length($join($map([1..100000], function($i) {'0123456789'}), ','))", "1099999"));
  }

  private static List<Hostile> memory() {
    return List.of(
        of("$map([1..1000], function($v) {$pad('', 8000000)})", STOPPED, TOO_MUCH),
        on(
            "x".repeat(2_000_000),
            "$map([1..1000], function($v) {$base64encode($$)})",
            STOPPED,
            TOO_MUCH),
        on("x".repeat(2_000_000), "$map([1..1000], function($v) {$$ & $v})", STOPPED, TOO_MUCH),
        of("$map([1..1000], function($v) {[1..1000000][$ > 0]})", STOPPED, TOO_MUCH),
        of("$map([1..1000], function($v) {$reverse([1..1000000])})", STOPPED, TOO_MUCH),
        on(
            "x".repeat(900_000),
            "$map([1..1000], function($v) {$split($$, '')})",
            STOPPED,
            STOPPED,
            TOO_MUCH),
        of(
            "($a := [1..500000].{'a': $}; $map([1..1000], function($v) {$a ~> |$|{'b': $}|}))",
            STOPPED,
            STOPPED,
            TOO_MUCH),
        of(
            "($d := $reduce([1..40], function($a, $i) {{'l': $a, 'r': $a}}, 1);"
                + " $d ~> |$|{'x': 1}|)",
            STOPPED,
            TOO_MUCH,
            TOO_LONG),
        of(
            "$string($reduce([1..40], function($a, $i) {[[$a], [$a]]}, 1))",
            STOPPED,
            TOO_MUCH,
            TOO_LONG),
        of("$length($pad('x', 2000000, '12345678'))", "2000000"));
  }

  private static List<Hostile> wideValues() {
    List<?> zeros = Collections.nCopies(1_000_000, 0L);
    return List.of(
        on(zeros, "$map([1..1000000], function($i) {$boolean($$)})", STOPPED),
        on(zeros, "$map([1..1000000], function($i) {$$ ? 1 : 2})", STOPPED),
        on(zeros, "$map([1..1000000], function($i) {$not($$)})", STOPPED),
        on(zeros, "$map([1..1000000], function($i) {$join($$)})", "!T0412"),
        on(zeros, "$map([1..1000000], function($i) {$sum($$) = 1})", STOPPED),
        of("$boolean($reduce([1..60], function($a, $i) {[[$a], [$a]]}, 0))", STOPPED),
        of("{'a': $reduce([1..60], function($a, $i) {[[$a], [$a]]}, [])}.*", STOPPED, "!D2015"),
        of("$count($spread([1..100000].{'a': $}))", "100000"));
  }

  private static List<Hostile> ranges() {
    return List.of(
        of("[1..10000000] ~> $count()", "10000000"),
        of("[1..10000000][9999999]", "10000000"),
        of("$map([1..10000000], function($v) {$v})", STOPPED, "!D2015"),
        of("$reverse([1..10000000])", "!D2015"),
        of("$sort([1..10000000])", "!D2015"),
        of("[1..10000000]^(>$)", "!D2015"),
        of("[1..10000000, 1]", "!D2015"),
        of("[1..10000001]", "!D2014"));
  }

  private static List<Hostile> messages() {
    String long_ = "9".repeat(190_000);
    return List.of(
        of(long_, "!S0102"),
        of("/a" + "*".repeat(19_000) + "/", NO_PATTERN),
        of("$" + long_ + "()", "!T1006"));
  }

  @Test
  void whatTakesTooMuchMemoryEndsBeforeItIsTaken() {
    Limits onlyMemory =
        Limits.DEFAULT.withTime(Duration.ofSeconds(60)).withSteps(1_000_000_000_000L);
    for (String expression :
        List.of(
            "$map([1..1000], function($v) {$pad('', 8000000)})",
            "$map([1..1000], function($v) {$pad('', 1000000) & $v})",
            "$map([1..1000], function($v) {$match($pad('', 1000000), /(.*)/)})",
            "$map([1..1000], function($v) {$reverse([1..100000])})")) {
      try {
        Jsonata.compile(expression).evaluate(1, Bindings.NONE, onlyMemory);
        assertThat(expression).as("an expression that is stopped").isEmpty();
      } catch (JsonataException e) {
        assertThat(e.code()).isEqualTo("M1102");
      }
    }
  }

  @Test
  void aLongRangeIsSummedAndFilteredWithoutBeingMade() {
    Limits enough = Limits.DEFAULT.withTime(Duration.ofSeconds(20)).withMemory(1 << 20);
    assertThat(Jsonata.compile("$sum([1..10000000])").evaluate(1, Bindings.NONE, enough))
        .isEqualTo(50_000_005_000_000L);
    assertThat(Jsonata.compile("[1..10000000][$ % 5000000 = 0]").evaluate(1, Bindings.NONE, enough))
        .isEqualTo(List.of(5_000_000L, 10_000_000L));
  }

  @Test
  void messagesAreCut() {
    String digits = "9".repeat(190_000);
    for (String expression :
        List.of(
            digits,
            "/" + "(".repeat(9_000) + "/",
            "$" + digits + "()",
            "a b" + digits,
            "$error($pad('', 100000, 'x'))",
            "λ($a)<n" + "?".repeat(10_000) + ">{1}(1)")) {
      try {
        Jsonata.compile(expression).evaluate(1);
        assertThat(expression).as("an expression that fails").isEmpty();
      } catch (JsonataException e) {
        assertThat(e.toString()).hasSizeLessThan(1_100);
        assertThat(e.excerpt()).hasSizeLessThan(400);
        assertThat(e.token() == null ? "" : e.token()).hasSizeLessThan(200);
      }
    }
  }
}
