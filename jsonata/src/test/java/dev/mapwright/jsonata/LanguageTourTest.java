package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import org.junit.jupiter.api.Test;

/** A tour of the language: what a mapping can say, from paths to functions. */
class LanguageTourTest {
  private static final Object SHOP =
      Json.read(
          """
          {"shop": "Corner", "orders": [
            {"id": 1, "lines": [{"sku": "a", "price": 2.5, "n": 2}, {"sku": "b", "price": 1, "n": 5}]},
            {"id": 2, "lines": [{"sku": "a", "price": 2.5, "n": 1}]}
          ]}
          """);

  private static String eval(String expression) {
    Object value = Jsonata.compile(expression).evaluate(SHOP);
    return value == null ? "nothing" : Json.write(value).replace('"', '\'');
  }

  @Test
  void aPathGoesThroughArraysAndFlattensWhatItFinds() {
    assertThat(eval("shop")).isEqualTo("'Corner'");
    assertThat(eval("orders.lines.sku")).isEqualTo("['a','b','a']");
    assertThat(eval("orders.missing")).isEqualTo("nothing");
  }

  @Test
  void aSingleResultStandsForItselfUnlessItsArrayIsKept() {
    assertThat(eval("orders[id=2].id")).isEqualTo("2");
    assertThat(eval("orders[id=2].id[]")).isEqualTo("[2]");
  }

  @Test
  void predicatesSelectByConditionAndByPosition() {
    assertThat(eval("orders.lines[price > 2].sku")).isEqualTo("['a','a']");
    assertThat(eval("orders[0].lines[-1].sku")).isEqualTo("'b'");
    assertThat(eval("(orders.lines)[[0..1]].sku")).isEqualTo("['a','b']");
  }

  @Test
  void wildcardsFindFieldsOfAnyName() {
    assertThat(eval("orders[1].lines.*")).isEqualTo("['a',2.5,1]");
    assertThat(eval("**.sku")).isEqualTo("['a','b','a']");
  }

  @Test
  void aPathCanLookBackToTheParentAndBindVariables() {
    assertThat(eval("orders.lines.{'order': %.id, 'sku': sku}"))
        .isEqualTo("[{'order':1,'sku':'a'},{'order':1,'sku':'b'},{'order':2,'sku':'a'}]");
    assertThat(eval("orders@$o.$o.lines[sku = 'a'].($o.id)")).isEqualTo("[1,2]");
    assertThat(eval("orders.lines#$i[$i = 0].sku")).isEqualTo("['a','a']");
  }

  @Test
  void resultsAreSortedAndGrouped() {
    assertThat(eval("orders.lines^(>price, n).n")).isEqualTo("[1,2,5]");
    assertThat(eval("orders.lines{sku: $sum(n)}")).isEqualTo("{'a':3,'b':5}");
  }

  @Test
  void objectsAndArraysAreConstructed() {
    assertThat(eval("{'name': shop, 'ids': [orders.id], 'none': missing}"))
        .isEqualTo("{'name':'Corner','ids':[1,2]}");
  }

  @Test
  void conditionalsAndFallbacksTakeOnlyTheBranchTheyNeed() {
    assertThat(eval("shop = 'Corner' ? 'ours' : $error('not ours')")).isEqualTo("'ours'");
    assertThat(eval("missing ?? 'default'")).isEqualTo("'default'");
    assertThat(eval("'' ?: 'default'")).isEqualTo("'default'");
  }

  @Test
  void functionsAreValuesWithClosuresAndPartialApplication() {
    assertThat(eval("($f := function($a, $b) {$a & $b}; $g := $f(?, '!'); $g(shop))"))
        .isEqualTo("'Corner!'");
    assertThat(eval("orders.id ~> $map(function($i) {$i * 10}) ~> $sum")).isEqualTo("30");
    assertThat(eval("($up := $trim ~> $uppercase; $up(' a '))")).isEqualTo("'A'");
  }

  @Test
  void tailCallsDoNotGrowTheStack() {
    assertThat(eval("($f := function($n, $s) {$n = 0 ? $s : $f($n - 1, $s + $n)}; $f(10000, 0))"))
        .isEqualTo("50005000");
  }

  @Test
  void signaturesCheckArgumentsAndTakeTheContext() {
    assertThat(eval("shop.$uppercase()")).isEqualTo("'CORNER'");
    assertThat(eval("function($n)<n:n>{$n + 1}(2)")).isEqualTo("3");
  }

  @Test
  void aTransformGivesAChangedCopy() {
    assertThat(eval("orders[1] ~> |lines|{'n': n + 1}, 'price'|"))
        .isEqualTo("{'id':2,'lines':[{'sku':'a','n':2}]}");
  }

  @Test
  void regularExpressionsMatchReplaceAndSplit() {
    assertThat(eval("$match('a1b22', /[0-9]+/).match")).isEqualTo("['1','22']");
    assertThat(eval("$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1')"))
        .isEqualTo("'Smith, John'");
    assertThat(eval("$split('a, b;c', /[,;]\\s*/)")).isEqualTo("['a','b','c']");
  }

  @Test
  void wholeNumbersKeepAllTheirDigits() {
    assertThat(eval("$string(9007199254740993)")).isEqualTo("'9007199254740993'");
    assertThat(eval("1234567890123456789012")).isEqualTo("1234567890123456789012");
    assertThat(eval("0.1 + 0.2 & ''")).isEqualTo("'0.3'");
  }
}
