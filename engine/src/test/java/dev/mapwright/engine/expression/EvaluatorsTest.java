package dev.mapwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.Pattern;
import dev.mapwright.engine.expression.function.IdParts;
import dev.mapwright.engine.expression.jsonata4java.Jsonata4JavaLanguage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both evaluators are used in the same way, and fail in the same way. */
class EvaluatorsTest {
  private static final ExpressionLanguage OURS = new JsonataLanguage();
  private static final ExpressionLanguage SECOND = new Jsonata4JavaLanguage();

  static Stream<ExpressionLanguage> languages() {
    return Stream.of(OURS, SECOND);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void bareNamesAreTheInputAndVariablesComeFromOutside(ExpressionLanguage language) {
    Expression expression = Evaluated.compiled(language, "name & $suffix");
    Object result = expression.evaluate(Map.of("name", "Ada"), Bindings.of(Map.of("suffix", "!")));
    assertThat(result).isEqualTo("Ada!");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aVariableMayBeAFunction(ExpressionLanguage language) {
    NativeFunction users = keys -> Map.of("name", "user " + keys.getFirst());
    Expression expression = Evaluated.compiled(language, "$users(owner).name");
    assertThat(expression.evaluate(Map.of("owner", 5L), Bindings.of(Map.of("users", users))))
        .isEqualTo("user 5");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatAFunctionThrowsComesOutUnchanged(ExpressionLanguage language) {
    IllegalStateException gone = new IllegalStateException("gone");
    NativeFunction users =
        _ -> {
          throw gone;
        };
    Expression expression = Evaluated.compiled(language, "$users(1)");
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () -> expression.evaluate(null, Bindings.of(Map.of("users", users)))))
        .isSameAs(gone);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void valuesKeepTheirKind(ExpressionLanguage language) {
    String document = "{\"v\":[null,true,\"text\",7,9007199254740993,1.5,{\"a\":{}},[]]}";
    assertThat(Evaluated.compiled(language, "$").evaluate(Json.read(document), Bindings.NONE))
        .isEqualTo(Json.read(document));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatItReadsIsKnownWithoutRunningIt(ExpressionLanguage language) {
    Expression expression = Evaluated.compiled(language, "$users(owner.id)[active].name & $id");
    assertThat(expression.reads().variables()).isEqualTo(Set.of("users", "id"));
    assertThat(expression.reads().inputPaths()).contains(List.of("owner", "id"));
    assertThat(expression.placeOf("id").column()).isEqualTo(33);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void textThatIsNoExpressionFailsAtItsPlaceInTheFile(ExpressionLanguage language) {
    SourceFile file = new SourceFile("acme.yaml", "map:\n  id: a.[)");
    ExpressionFailure failure =
        catchThrowableOfType(
            ExpressionFailure.class, () -> language.compile("a.[)", new Place(file, 2, 7, 1)));
    assertThat(failure.place()).hasToString("acme.yaml:2:10");
    assertThat(failure.code()).isEqualTo("S0211");
  }

  @Test
  void aFailureWhileRunningPointsAtWhatFailed() {
    SourceFile file = new SourceFile("acme.yaml", "map:\n  id: a & $uppercase(b)");
    Expression expression = OURS.compile("a & $uppercase(b)", new Place(file, 2, 7, 1));
    ExpressionFailure failure =
        catchThrowableOfType(
            ExpressionFailure.class, () -> expression.evaluate(Map.of("b", 5L), Bindings.NONE));
    assertThat(failure.code()).isEqualTo("T0410");
    assertThat(failure.place()).hasToString("acme.yaml:2:11");
  }

  @Test
  void whatTheSecondEvaluatorHasNoWordsForIsToldWithItsPlace() {
    SourceFile file = new SourceFile("acme.yaml", "map:\n  id: a ~> |b|{}|");
    ExpressionFailure failure =
        catchThrowableOfType(
            ExpressionFailure.class, () -> SECOND.compile("a ~> |b|{}|", new Place(file, 2, 7, 1)));
    assertThat(failure)
        .hasMessage(
            "JSONata4Java cannot evaluate this: it knows nothing like a transform of parts");
    assertThat(failure.place()).hasToString("acme.yaml:2:13");
  }

  @Test
  void theSecondEvaluatorRunsRegularExpressionsInLinearTime() {
    Expression expression = Evaluated.compiled(SECOND, "$contains(t, /(x+x+)+y/)");
    long start = System.nanoTime();
    assertThat(expression.evaluate(Map.of("t", "x".repeat(5_000)), Bindings.NONE)).isEqualTo(false);
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void oneExpressionServesManyThreads(ExpressionLanguage language) throws InterruptedException {
    Expression expression =
        Evaluated.compiled(language, "$join(items[kind = $kind].(name & \"-\" & $kind), \",\")");
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> threads =
        Stream.of("a", "b", "c")
            .map(kind ->
                Thread.ofVirtual()
                    .start(() -> {
                      if (!rightEachTime(expression, kind)) {
                        wrong.incrementAndGet();
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).hasValue(0);
  }

  private static boolean rightEachTime(Expression expression, String kind) {
    Object input =
        Json.read(
            "{\"items\": [{\"kind\": \"%s\", \"name\": 1}, {\"kind\": \"-\"}]}".formatted(kind));
    for (int i = 0; i < 300; i++) {
      Object result = expression.evaluate(input, Bindings.of(Map.of("kind", kind)));
      if (!("1-" + kind).equals(result)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void theNamedGroupsOfAnIdAreItsParts() {
    NativeFunction parts = IdParts.of(Pattern.compile("(?<position>[0-9]+):(?<candidate>[0-9]+)"));
    Bindings variables = Bindings.of(Map.of("parts", parts));
    assertThat(Evaluated.by(OURS, "$parts(\"7:12\")", variables))
        .isEqualTo("{\"position\":\"7\",\"candidate\":\"12\"}");
    assertThat(Evaluated.by(OURS, "$parts(\"7:12:3\")", variables)).isEqualTo("undefined");
  }
}
