package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever the expression and the document, the API throws nothing but {@link JsonataException},
 * and leaves the document as it is. Everything is made from fixed seeds.
 */
class NoOtherExceptionTest {
  private static final Limits LIMITS =
      Limits.DEFAULT.withTime(Duration.ofMillis(200)).withSteps(200_000);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void pathsWithVariablesInEveryPlace() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      PathExpressions expressions = new PathExpressions(random);
      Object document = expressions.document();
      String before = Json.write(document);
      String expression = expressions.expression();

      attempt(expression + " on " + before, () -> evaluate(expression, document));

      assertThat(Json.write(document)).as(expression).isEqualTo(before);
    }
  }

  @Test
  void anyBytesAsExpression() {
    String alphabet = "$@#%^{}[]().,:;|~>?*/\\\"'`<&=!-+ \nabxλ0129é😀functionandor_\t\u0000";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      String expression =
          seed % 2 == 0 ? bytes(random) : letters(random, alphabet, random.nextInt(40));
      attempt(expression, () -> evaluate(expression, 1L));
    }
  }

  @Test
  void anyBytesAsPatternOrSignatureOrPicture() {
    String signs = "()[]{}<>|*+?.^$\\\\dwsbBk123,-:=!aAſ_nx";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      String text = letters(random, signs, random.nextInt(14));
      String expression =
          switch (seed % 4) {
            case 0 -> "$match($, /" + text + "/i)";
            case 1 -> "λ($a,$b)<" + text + ">{$a}(1,'a')";
            case 2 -> "$formatNumber(1.5, $)";
            default -> "$fromMillis(0, $) & $toMillis('1', $)";
          };
      attempt(expression + " on " + text, () -> evaluate(expression, text));
    }
  }

  @Test
  void anyBytesAsDocument() {
    String alphabet = "{}[]:,\"\\u0123456789.eE+-truefalsn \n";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      String document =
          seed % 2 == 0 ? bytes(random) : letters(random, alphabet, random.nextInt(30));
      attempt(document, () -> Json.read(document));
    }
  }

  private static @Nullable Object evaluate(String expression, Object document) {
    return Jsonata.compile(expression).evaluate(document, Bindings.NONE, LIMITS);
  }

  private static void attempt(String what, Supplier<@Nullable Object> work) {
    long begin = System.nanoTime();
    try {
      Object result = work.get();
      assertThat(result == null || Json.write(result) != null).isTrue();
    } catch (JsonataException e) {
      assertThat(e.toString()).hasSizeLessThan(1_200);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(SOON);
  }

  private static String bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String letters(Random random, String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Documents of few names, and expressions that go along them with variables of every kind. */
  private static final class PathExpressions {
    private static final List<String> NAMES = List.of("a", "b", "c", "k", "v");
    private static final List<String> VARIABLES = List.of("$x", "$y", "$i", "$j", "$", "$$");

    private final Random random;

    PathExpressions(Random random) {
      this.random = random;
    }

    Object document() {
      Map<String, Object> fields = new LinkedHashMap<>();
      NAMES.forEach(name -> fields.put(name, value(3)));
      return random.nextInt(6) == 0 ? new ArrayList<>(List.of(fields, value(2))) : fields;
    }

    private Object value(int depth) {
      int kind = depth == 0 ? 0 : random.nextInt(10);
      if (kind < 4) {
        return oneOf(List.of(1L, 2L, -1L, 0L, "x", "y", "", true, JsonNull.NULL));
      }
      if (kind < 7) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(depth - 1));
        }
        return items;
      }
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        fields.put(oneOf(NAMES), value(depth - 1));
      }
      return fields;
    }

    String expression() {
      return random.nextBoolean() ? "($x:=1;$y:=a;" + part(3) + ")" : part(3);
    }

    private <T> T oneOf(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    private String part(int depth) {
      if (depth <= 0) {
        return random.nextInt(3) == 0 ? oneOf(VARIABLES) : oneOf(NAMES);
      }
      return switch (random.nextInt(16)) {
        case 0 ->
            path(depth) + oneOf(List.of(" & ", "=", " + ", " in ", "??", "?:", "~>")) + path(depth);
        case 1 -> path(depth) + "?" + path(depth) + ":" + path(depth);
        case 2 -> path(depth) + " ~> |" + path(1) + "|{'w':" + path(1) + "},'k'|";
        default -> path(depth);
      };
    }

    private String path(int depth) {
      StringBuilder path = new StringBuilder(step(depth));
      for (int i = random.nextInt(4); i > 0; i--) {
        path.append('.').append(random.nextInt(8) == 0 ? "%" : step(depth));
      }
      return path.toString();
    }

    private String step(int depth) {
      StringBuilder step = new StringBuilder(begin(depth));
      for (int i = random.nextInt(4); i > 0; i--) {
        step.append(
            switch (random.nextInt(12)) {
              case 0, 1 -> "@" + oneOf(List.of("$x", "$y", "$j", "$"));
              case 2, 3, 4 -> "#" + oneOf(List.of("$i", "$j", "$x", "$"));
              case 5 -> "[" + oneOf(List.of("0", "-1", "$i", "$x")) + "]";
              case 6 -> "[" + part(depth - 1) + oneOf(List.of("=1", "='x'", "=$x", "")) + "]";
              case 7, 8, 9 -> "^(" + oneOf(List.of("", ">", "<")) + sortKey(depth) + ")";
              case 10 -> "[]";
              default ->
                  "{" + oneOf(List.of("k", "'q'", "$string($i)")) + ":" + part(depth - 1) + "}";
            });
      }
      return step.toString();
    }

    private String sortKey(int depth) {
      return random.nextBoolean() ? oneOf(List.of("$", "a", "k", "$x", "$i")) : part(depth - 1);
    }

    private String begin(int depth) {
      int kind = random.nextInt(depth <= 0 ? 6 : 14);
      return switch (kind) {
        case 0, 1, 2, 3 -> oneOf(NAMES);
        case 4 -> oneOf(VARIABLES);
        case 5 -> oneOf(List.of("1", "'x'", "*", "**"));
        case 6, 7 -> "[" + part(depth - 1) + "," + part(depth - 1) + "]";
        case 8 -> "{'a':" + part(depth - 1) + ",'k':" + part(depth - 1) + "}";
        case 9, 10 ->
            "("
                + oneOf(List.of("$x:=", "$y:=", ""))
                + part(depth - 1)
                + ";"
                + part(depth - 1)
                + ")";
        case 11 -> "(function($x){" + part(depth - 1) + "})(" + part(depth - 1) + ")";
        case 12 -> "$map(" + part(depth - 1) + ",function($x,$i){" + part(depth - 1) + "})";
        default -> "[$x:=" + part(depth - 1) + "," + part(depth - 1) + "]";
      };
    }
  }
}
