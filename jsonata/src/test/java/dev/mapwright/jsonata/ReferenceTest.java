package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Corners of the language that once were wrong, with the reference's answers. */
class ReferenceTest {
  @TestFactory
  Stream<DynamicTest> everyCornerGivesTheReferencesAnswer() throws IOException {
    return cases("reference.json").map(ReferenceTest::test);
  }

  private static DynamicTest test(Map<?, ?> corner) {
    String expression = (String) Objects.requireNonNull(corner.get("expression"));
    return DynamicTest.dynamicTest(
        expression,
        () ->
            assertThat(Answers.of(expression, corner.get("input")))
                .isEqualTo(corner.get("answer")));
  }

  private static Stream<Map<?, ?>> cases(String name) throws IOException {
    try (InputStream stream = ReferenceTest.class.getResourceAsStream(name)) {
      List<?> cases = (List<?>) Json.read(Objects.requireNonNull(stream, name).readAllBytes());
      return cases.stream().map(corner -> (Map<?, ?>) corner);
    }
  }
}
