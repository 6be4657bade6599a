package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expressions as authors of mappings write them, with the reference's answers. */
class ProbesTest {
  private static final CompileOptions OPTIONS = CompileOptions.DEFAULT.withAllowEval(true);

  @TestFactory
  Stream<DynamicTest> everyProbeGivesTheReferencesAnswer() throws IOException {
    Object candidate = Json.read(resource("candidate.json"));
    List<?> probes = (List<?>) Json.read(resource("probes.json"));
    assertThat(probes).hasSize(136);
    return probes.stream()
        .map(Map.class::cast)
        .map(probe -> {
          String expression = (String) Objects.requireNonNull(probe.get("expr"));
          return DynamicTest.dynamicTest(
              expression,
              () -> assertThat(answer(expression, candidate)).isEqualTo(expected(probe)));
        });
  }

  private static String expected(Map<?, ?> probe) {
    if (probe.containsKey("err")) {
      return "error " + probe.get("err");
    }
    return "«undefined»".equals(probe.get("v")) ? "nothing" : Json.write(probe.get("v"));
  }

  private static String answer(String expression, Object input) {
    try {
      Object value = Jsonata.compile(expression, OPTIONS).evaluate(input);
      return value == null ? "nothing" : Json.write(value);
    } catch (JsonataException e) {
      return "error " + e.code();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = ProbesTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }
}
