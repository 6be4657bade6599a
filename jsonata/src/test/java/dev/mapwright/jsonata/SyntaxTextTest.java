package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.syntax.Parser;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.syntax.SyntaxText;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of a tree is parsed into the same tree. */
class SyntaxTextTest {
  private static final int NESTING = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b[0].c[x = 1 and y]",
        "(a.b)[-1]",
        "-5[0] - -a.b",
        "a ?? b ?: c",
        "a ? b : c ? d",
        "x & a^(b, >c.d)[0]",
        "$ ~> |a.b|{\"c\": 1}, [\"d\"]| ~> $f(?, 2)",
        "function($a, $b)<nn:n>{$a + $b}(1, 2)",
        "a@$x.b#$i[$i = 0]#$j.{\"k\": $x}",
        "a[]",
        "a.b[].c",
        "a.b{c: $sum(d)}[]",
        "a.%.b.(%.%.c)",
        "`a b`.'c`d'.\"e\"",
        "$match(a, /b\\/[/]c/i)",
        "[1..3, a]",
        "($x := 1; $f := $string; ())",
        "1e300 + 0.1 - 12345678901234567890",
        "\"\\u00e9\\n\\\"\" & 'a'",
        "**.*[`and`.`or`]",
        "$x[]",
        "a[b][]",
        "a[][b]",
        "[1, 2]#$i.$",
        "*#$i[1]",
        "'s'[].t{u: v}",
        "a[] ~> $f"
      })
  void theTextMeansTheSame(String expression) {
    assertSame(expression);
  }

  @Test
  void namesAreQuotedWhereTheyHaveToBe() {
    assertThat(SyntaxText.of(Parser.parse("`a b`.c.`in`", NESTING))).isEqualTo("`a b`.c.`in`");
  }

  @Test
  @EnabledIfSystemProperty(named = "jsonata.suite", matches = ".+")
  void everyExpressionOfTheReferencesSuiteKeepsItsTree() throws IOException {
    List<String> expressions = suite();
    assertThat(expressions).hasSizeGreaterThan(1_000);
    expressions.forEach(SyntaxTextTest::assertSame);
  }

  private static void assertSame(String expression) {
    Syntax tree;
    try {
      tree = Parser.parse(expression, NESTING);
    } catch (JsonataException _) {
      return; // cases of the suite that are no expressions have no tree
    }
    String text = SyntaxText.of(tree);
    assertThat(described(Parser.parse(text, NESTING))).as(text).isEqualTo(described(tree));
  }

  private static List<String> suite() throws IOException {
    List<String> expressions = new ArrayList<>();
    Path suite = Path.of(System.getProperty("jsonata.suite"));
    try (Stream<Path> files = Files.walk(suite.resolve("groups"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        for (SuiteCase known : SuiteCase.in(suite, file)) {
          expressions.add(known.expression());
        }
      }
    }
    return expressions;
  }

  /** All that a node holds, save where it stands in its text. */
  private static Object described(@Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Collection<?> list -> list.stream().map(SyntaxTextTest::described).toList();
      case String _, Number _, Boolean _, JsonNull _ -> value;
      default -> {
        Map<String, Object> fields = new TreeMap<>();
        for (Class<?> type = value.getClass(); type != Object.class; type = parent(type)) {
          for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                && !field.getName().toLowerCase(Locale.ROOT).endsWith("offset")) {
              fields.put(field.getName(), described(of(field, value)));
            }
          }
        }
        yield Map.entry(value.getClass().getSimpleName(), fields);
      }
    };
  }

  private static Class<?> parent(Class<?> type) {
    return type.getSuperclass();
  }

  private static @Nullable Object of(Field field, Object value) {
    try {
      field.setAccessible(true);
      return field.get(value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
