package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.JsonataFunction;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of docs/jsonata.md: it runs, and it is the one that stands there. */
class DocumentedExampleTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final Path SOURCE =
      ROOT.resolve("jsonata/src/test/java/dev/mapwright/jsonata/DocumentedExampleTest.java");

  @Test
  void itRuns() {
    // example
    Jsonata invoice =
        Jsonata.compile(
            "{'to': customer ?? 'unknown', 'total': $round($sum(lines.(price * count)), 2),"
                + " 'items': $each_line(lines,"
                + " function($l){$l.count & ' × ' & $shorten($l.item, 6)})}",
            CompileOptions.DEFAULT
                .withFunction(
                    "shorten",
                    TypedFunctions.of(
                        String.class,
                        Integer.class,
                        (text, most) ->
                            text.length() <= most ? text : text.substring(0, most) + "…"))
                .withFunction(
                    "each_line",
                    TypedFunctions.of(
                        List.class,
                        JsonataFunction.class,
                        (lines, print) -> ((List<?>) lines).stream().map(print::call).toList())));

    Map<String, @Nullable Object> order = new HashMap<>();
    order.put("customer", null); // JSON's null; a key that is not there is undefined
    order.put("lines", List.of(Map.of("item", "Lovelace engine", "price", 19.95, "count", 2)));
    Object result = invoice.evaluate(order);
    // end
    assertThat(Json.write(result))
        .isEqualTo("{\"to\":null,\"total\":39.9,\"items\":[\"2 × Lovela…\"]}");
  }

  @Test
  void itIsTheOneThatStandsThere() throws IOException {
    Matcher example =
        Pattern.compile("    // example\n(.*?)    // end\n", Pattern.DOTALL)
            .matcher(Files.readString(SOURCE));
    assertThat(example.find()).isTrue();
    assertThat(Files.readString(ROOT.resolve("docs/jsonata.md")))
        .contains("```java\n" + example.group(1).indent(-4) + "```");
  }

  @Test
  void theFirstExampleRuns() {
    Jsonata name = Jsonata.compile("first & ' ' & last");
    Object value = name.evaluate(Json.read("{\"first\": \"Ada\", \"last\": \"Lovelace\"}"));
    assertThat(value).isEqualTo("Ada Lovelace");
  }
}
