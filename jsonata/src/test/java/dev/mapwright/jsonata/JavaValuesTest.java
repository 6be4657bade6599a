package dev.mapwright.jsonata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.jsonata.jackson.JsonNodes;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Java values mean as documents, variables and results of functions. */
class JavaValuesTest {

  @Test
  void javasNullInAMapIsJsonsNull() {
    Map<String, @Nullable Object> person = new HashMap<>();
    person.put("boss", null);
    assertThat(evaluate("boss = null", person)).isEqualTo(true);
    assertThat(evaluate("$exists(boss)", person)).isEqualTo(true);
    assertThat(evaluate("boss", person)).isEqualTo(JsonNull.NULL);
    assertThat(evaluate("$exists(name)", person)).isEqualTo(false);
    assertThat(Json.write(person)).isEqualTo("{\"boss\":null}");
  }

  @Test
  void aMapReadByJacksonKeepsItsNulls() {
    Map<?, ?> person = JsonMapper.shared().readValue("{\"boss\": null, \"n\": [null]}", Map.class);
    assertThat(Json.write(evaluate("$", person))).isEqualTo("{\"boss\":null,\"n\":[null]}");
    assertThat(evaluate("boss ?? 'none'", person)).isEqualTo(JsonNull.NULL);
  }

  @Test
  void javasNullAloneIsUndefinedAndJsonNullIsNull() {
    assertThat(evaluate("$exists($)", null)).isEqualTo(false);
    assertThat(evaluate("$exists($)", Optional.empty())).isEqualTo(false);
    assertThat(evaluate("$type($)", JsonNull.NULL)).isEqualTo("null");
    Jsonata variable = Jsonata.compile("$exists($v)");
    assertThat(variable.evaluate(null, _ -> null)).isEqualTo(false);
    assertThat(variable.evaluate(null, _ -> JsonNull.NULL)).isEqualTo(true);
  }

  @Test
  void javasNullInAListIsJsonsNull() {
    assertThat(evaluate("$count($)", Arrays.asList(1, null, 2))).isEqualTo(3L);
    assertThat(evaluate("$[1]", Arrays.asList(1, null, 2))).isEqualTo(JsonNull.NULL);
  }

  @Test
  void javasNullAsAVariableInAMapIsJsonsNullAndAMissingNameIsUndefined() {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("known", null);
    Jsonata exists = Jsonata.compile("[$exists($known), $exists($other)]");
    assertThat(exists.evaluate(null, Bindings.of(variables))).isEqualTo(List.of(true, false));
  }

  @Test
  void anEmptyOptionalIsUndefined() {
    Map<String, Object> person = Map.of("name", Optional.of("Ada"), "boss", Optional.empty());
    assertThat(evaluate("name", person)).isEqualTo("Ada");
    assertThat(evaluate("$exists(boss)", person)).isEqualTo(false);
    assertThat(evaluate("$count($)", List.of(Optional.empty(), 2))).isEqualTo(1L);
  }

  @Test
  void collectionsAndArraysAreArrays() {
    assertThat(evaluate("$sum($)", new int[] {1, 2, 3})).isEqualTo(6L);
    assertThat(evaluate("$join($, '-')", new String[] {"a", "b"})).isEqualTo("a-b");
    assertThat(evaluate("$sum($)", Set.of(1, 2))).isEqualTo(3L);
    assertThat(evaluate("$type(ids)", Map.of("ids", Set.of()))).isEqualTo("array");
    assertThat(evaluate("$", new Object[] {1, null, Optional.empty(), new char[] {'a'}}))
        .isEqualTo(List.of(1L, JsonNull.NULL, List.of("a")));
    assertThat(evaluate("$", new ArrayDeque<>(List.of(1)))).isEqualTo(List.of(1L));
  }

  @Test
  void textsOfOtherClassesAreStrings() {
    UUID id = UUID.fromString("7b1c2d3e-0000-4000-8000-000000000001");
    assertThat(evaluate("'id-' & id", Map.of("id", id))).isEqualTo("id-" + id);
    assertThat(evaluate("text & letter", Map.of("text", CharBuffer.wrap("a"), "letter", 'b')))
        .isEqualTo("ab");
  }

  @Test
  void numbersOfAllClassesPrintAsJavaScriptPrintsThem() {
    assertThat(text(new BigDecimal("1E+2"))).isEqualTo("100");
    assertThat(text(new BigDecimal("0.10"))).isEqualTo("0.1");
    assertThat(text(0.1f)).isEqualTo("0.1");
    assertThat(text((short) 7)).isEqualTo("7");
    assertThat(text(new BigInteger("9007199254740993"))).isEqualTo("9007199254740993");
    assertThat(text(new AtomicLong(9_007_199_254_740_993L))).isEqualTo("9007199254740993");
    assertThat(Json.write(Arrays.asList(Float.NaN, Double.NaN, new BigDecimal("1E+2"), 0.1f)))
        .isEqualTo("[null,null,100,0.1]");
    assertThatThrownBy(() -> text(Float.NaN)).hasMessageContaining("Infinity or NaN");
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    Map<String, Object> order = Map.of("lines", List.of(Map.of(), Map.of("at", Instant.EPOCH)));
    assertThatThrownBy(() -> evaluate("lines", order))
        .isInstanceOf(JsonataException.class)
        .hasToString(
            "M4002: $.lines[1].at: a java.time.Instant is no JSON value; hand it over as a String,"
                + " a number, a Map or a List");
    assertThatThrownBy(() -> evaluate("1", Map.of("month", Month.MAY)))
        .hasMessageContaining("$.month: a java.time.Month is no JSON value");
    assertThatThrownBy(() -> evaluate("1", new Object()))
        .hasMessageContaining("$: a java.lang.Object is no JSON value");
    assertThatThrownBy(() -> evaluate("1", Map.of(1, "one")))
        .hasMessageContaining("the key of an object must be a String");
    assertThatThrownBy(() -> evaluate("1", Map.of("at work", List.of(LocalDate.EPOCH))))
        .hasMessageContaining("$.`at work`[0]: a java.time.LocalDate is no JSON value");
    assertThatThrownBy(() -> evaluate("1", Optional.of(URI.create("a:b"))))
        .hasMessageContaining("$: a java.net.URI is no JSON value");
  }

  @Test
  void whatIsNoJsonIsNotWritten() {
    Map<String, Object> value = Map.of("list", List.of(1L, Map.of("ids", Set.of("a"))));
    for (Consumer<Object> writer :
        List.<Consumer<Object>>of(
            Json::write, Json::writePretty, Json::writeBytes, JsonNodes::of)) {
      assertThatThrownBy(() -> writer.accept(value))
          .isInstanceOf(JsonataException.class)
          .hasMessageContaining("$.list[1].ids: a java.util.ImmutableCollections$Set12 is no JSON");
    }
  }

  @Test
  void aCollectionThatCannotBeReadIsRefusedWithItsPlace() {
    List<Object> lazy =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            throw new IllegalStateException("session closed");
          }

          @Override
          public int size() {
            return 1;
          }
        };
    assertThatThrownBy(() -> evaluate("1", Map.of("lines", lazy)))
        .isInstanceOf(JsonataException.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("$.lines")
        .hasMessageContaining("session closed");
  }

  @Test
  void aVariableThatIsNoJsonIsRefusedByItsName() {
    Jsonata now = Jsonata.compile("$now_at");
    assertThatThrownBy(() -> now.evaluate(null, Bindings.of(Map.of("now_at", Instant.EPOCH))))
        .hasToString(
            "M4002: $now_at: a java.time.Instant is no JSON value; hand it over as a String, a"
                + " number, a Map or a List (line 1, column 1)");
  }

  @Test
  void aListThatHoldsItselfIsRefused() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThatThrownBy(() -> evaluate("$", list)).hasMessageContaining("holds itself");
  }

  @Test
  void theCallersDocumentIsNeverChanged() {
    Map<String, Object> document = new LinkedHashMap<>(Map.of("z", 1L));
    evaluate("$ ~> |$|{'x': 1}, 'z'|", document);
    assertThat(document).isEqualTo(Map.of("z", 1L));
  }

  @Test
  @SuppressWarnings("unchecked") // an object's keys are texts
  void resultsAreImmutableEvenWhereTheyAreTheDocument() {
    Map<String, Object> document = new HashMap<>(Map.of("list", new ArrayList<>(List.of(1L))));
    Map<String, Object> same = (Map<String, Object>) requireNonNull(evaluate("$", document));
    List<Object> list = (List<Object>) requireNonNull(evaluate("list", document));
    document.put("later", 2L);
    assertThat(same).isEqualTo(Map.of("list", List.of(1L)));
    assertThatThrownBy(() -> same.put("more", 3L))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.add(2L)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void treesOfJacksonGoInAndOut() {
    JsonNode order =
        JsonMapper.shared().readTree("{\"lines\": [{\"price\": 2.5}, {\"price\": null}]}");
    assertThat(evaluate("lines[0].price", order)).isEqualTo(2.5);
    assertThat(evaluate("lines[1].price", order)).isEqualTo(JsonNull.NULL);
    assertThat(JsonNodes.of(evaluate("lines[0]", order)))
        .isEqualTo(JsonMapper.shared().readTree("{\"price\": 2.5}"));
    assertThat(JsonNodes.of(evaluate("nothing", order)).isMissingNode()).isTrue();
    assertThat(evaluate("order.lines[0].price", Map.of("order", order))).isEqualTo(2.5);
  }

  @Test
  void whatIsNoJsonInATreeOfJacksonIsRefusedWithItsPlace() {
    ObjectNode line = JsonMapper.shared().createObjectNode().putPOJO("at", Instant.EPOCH);
    JsonNode order = JsonMapper.shared().createObjectNode().set("lines", array().add(1).add(line));
    assertThatThrownBy(() -> evaluate("1", Map.of("order", order)))
        .hasMessageContaining("$.order.lines[1].at: a java.time.Instant is no JSON value");
    assertThatThrownBy(() -> JsonNodes.value(order))
        .hasMessageContaining("$.lines[1].at: a java.time.Instant is no JSON value");
  }

  @Test
  void deepTreesEndWithACodeInBothDirections() {
    ArrayNode outermost = array();
    ArrayNode innermost = outermost;
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      innermost = innermost.addArray();
      list = new ArrayList<>(List.of(list));
    }
    List<Object> deep = list;
    assertThatThrownBy(() -> evaluate("1", outermost)).hasMessageContaining("levels deep");
    assertThatThrownBy(() -> JsonNodes.value(outermost)).hasMessageContaining("levels deep");
    assertThatThrownBy(() -> JsonNodes.of(deep)).hasMessageContaining("levels deep");
  }

  @Test
  void treesSayWhatWritingSays() {
    List<Object> value = Arrays.asList(1, null, Double.NaN, new BigDecimal("1E+2"), 2.5);
    assertThat(JsonNodes.of(value).toString())
        .isEqualTo(Json.write(value))
        .isEqualTo("[1,null,null,100,2.5]");
    assertThat(JsonNodes.of(evaluate("{'f': $sum, 'a': nothing}", null)).toString())
        .isEqualTo("{}");
  }

  private static ArrayNode array() {
    return JsonMapper.shared().createArrayNode();
  }

  private static @Nullable Object text(Number number) {
    return evaluate("$string($)", number);
  }

  private static @Nullable Object evaluate(String expression, @Nullable Object document) {
    return Jsonata.compile(expression).evaluate(document);
  }
}
