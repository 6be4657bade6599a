package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.option.Bindings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variables that the caller supplies. */
class SuppliedVariablesTest {
  private static final Bindings COUNT = Bindings.of(Map.of("count", 3L));

  @Test
  void hideABuiltInFunctionOfTheirNameWhereItIsMentioned() {
    assertThat(Jsonata.compile("$count > 2").evaluate(null, COUNT)).isEqualTo(true);
  }

  @Test
  void doNotHideItWhereItIsCalled() {
    assertThat(Jsonata.compile("$count([1, 2])").evaluate(null, COUNT)).isEqualTo(2L);
  }

  @Test
  void leaveFunctionsAloneThatTheyDoNotName() {
    assertThat(Jsonata.compile("$map(['a', 'b'], $uppercase)").evaluate(null, COUNT))
        .hasToString("[A, B]");
  }
}
