package dev.mapwright.jsonata.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.facts.StaticFacts.Variable;
import org.junit.jupiter.api.Test;

/** What is known of an expression before it runs. */
class StaticFactsTest {
  private static StaticFacts facts(String expression) {
    return Jsonata.compile(expression).facts();
  }

  @Test
  void freeVariablesAreKnownWithTheirPlaces() {
    assertThat(facts("($x := $page; $x + $limit)").variables())
        .containsExactly(new Variable("page", 7), new Variable("limit", 19));
    assertThat(facts("function($a) {$a}(1)").variables()).isEmpty();
  }

  @Test
  void functionsAreKnown() {
    assertThat(facts("$map(tags, $uppercase)").functions()).containsExactly("map", "uppercase");
  }

  @Test
  void inputPathsAreKnownAsFarAsTheyAreStatic() {
    assertThat(facts("a.b & c[d = 1].e").inputPaths())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("a.b", "c.d", "c.e");
    assertThat(facts("a.*.b").inputPaths()).extracting(Object::toString).containsExactly("a.*");
    assertThat(facts("($x := a; $x.b)").inputPaths())
        .extracting(Object::toString)
        .containsExactly("a.b");
    assertThat(facts("$keys($)").inputPaths()).extracting(Object::toString).containsExactly("$");
  }

  @Test
  void aConstantIsFolded() {
    assertThat(facts("$join(['a', 'b'], '-')").constant()).contains("a-b");
    assertThat(facts("{'a': 1 + 1}").isConstant()).isTrue();
    assertThat(facts("$now()").isConstant()).isFalse();
    assertThat(facts("$x").isConstant()).isFalse();
  }

  @Test
  void anExpressionThatCannotFailIsKnown() {
    assertThat(facts("{'a': b.c, 'd': $string(e)}").canFail()).isFalse();
    assertThat(facts("a + 1").canFail()).isTrue();
  }
}
