package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transform changes a copy: the document stays as the caller has it, mutable or not. */
class UnchangedDocumentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'z': 1} ~> |$$|{'x': 1}|",
        "$ ~> |$$|{'x': 1}, 'items'|",
        "items ~> |$$.items|{'x': 1}|",
        "$map(items, |$$.items|{'x': 1}|)",
        "$ ~> |$merge([$$, {'b': 1}])|{'t': 2}|",
        "($d := $$; $ ~> |$d.items|{'x': 1}, 'k'|)",
        "($clone := function($v) {$v}; $ ~> |items|{'x': 1}, 'k'|)",
        "$ ~> |items|{'x': $$ ~> |items|{'y': 1}|}|",
      })
  void aMutableDocumentStaysAsItIs(String expression) {
    Map<String, Object> document = document();

    Object result = Jsonata.compile(expression).evaluate(document);

    assertThat(result).isNotNull();
    assertThat(document).isEqualTo(document());
  }

  private static Map<String, Object> document() {
    Map<String, Object> document = new HashMap<>();
    List<Object> items = new ArrayList<>();
    items.add(new HashMap<>(Map.of("k", 1L)));
    items.add(new HashMap<>(Map.of("k", 2L)));
    document.put("items", items);
    document.put("z", 5L);
    return document;
  }
}
