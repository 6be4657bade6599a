package dev.mapwright.engine.upstream.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted for a body is not less than what its tree really takes. */
class AnswerWeightTest {
  private static final int COPIES = 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}|20000
          [0]|20000
          {"a":{}}|20000
          "a"|40000
          "ä"|40000
          "€ and more that is plain"|5000
          "\\u20ac and more that is plain"|5000
          0.5|40000
          123456789012|20000
          12345678901234567890123|5000
          true|40000
          {"id":"4711","first_name":"Anna","tags":["a","b"],"active":true,"at":"2026-01-01T00:00:00Z"}|2000
          """)
  void countsAtLeastWhatTheTreeTakes(String value, int times) {
    byte[] body = ("[" + (value + ",").repeat(times) + "0]").getBytes(StandardCharsets.UTF_8);
    long real = retained(body);

    assertThat(AnswerWeight.of(body))
        .describedAs("for %s, which really takes %s bytes", value, real)
        .isGreaterThan(real * 95 / 100)
        .isLessThan(10 * real);
  }

  /** What each of many trees takes. */
  private static long retained(byte[] body) {
    Object[] trees = new Object[COPIES];
    trees[0] = read(body); // what is made once only
    trees[0] = null;
    long before = used();
    for (int i = 0; i < COPIES; i++) {
      trees[i] = read(body);
    }
    long after = used();
    Arrays.fill(trees, null); // they were needed until here
    return (after - before) / COPIES;
  }

  /** A tree all of which somebody has looked at: values are made when they are asked for. */
  private static Object read(byte[] body) {
    Object tree = Json.read(body.clone());
    Json.write(tree);
    return tree;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) { // the serial collector sweeps all of it every fourth time only
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
