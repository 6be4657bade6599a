package dev.mapwright.jsonata.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading and writing JSON. */
class JsonTest {
  @Test
  void numbersKeepTheirValueInTheNarrowestClass() {
    assertThat(Json.read("[1, 12345678901234567890, 1.5, 1.0, 1e3]"))
        .isEqualTo(List.of(1L, new BigInteger("12345678901234567890"), 1.5, 1L, 1000L));
  }

  @Test
  void anObjectIsAMapInTheDocumentsOrder() {
    Map<?, ?> object = (Map<?, ?>) Json.read("{\"b\": null, \"a\": {}, \"b\": 2}");
    assertThat(object.toString()).isEqualTo("{b=2, a={}}");
    assertThat(object.get("missing")).isNull();
    Map<String, Object> same = new LinkedHashMap<>();
    same.put("b", 2L);
    same.put("a", Map.of());
    assertThat(object).isEqualTo(same).hasSameHashCodeAs(same);
  }

  @Test
  void aLargeObjectFindsItsKeys() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      text.append(i == 0 ? "" : ",").append("\"key").append(i).append("\":").append(i);
    }
    Map<?, ?> object = (Map<?, ?>) Json.read(text.append('}').toString());
    for (int i = 0; i < 500; i++) {
      assertThat(object.get("key" + i)).isEqualTo((long) i);
    }
    assertThat(object.containsKey("key500")).isFalse();
  }

  @Test
  void anObjectRemembersItsOwnBytes() {
    List<?> page = (List<?>) Json.read("[ {\"id\": 1.50, \"ü\": [ ]} , {}]");
    RawJson raw = ((JsonObject) page.getFirst()).raw();
    assertThat(raw).hasToString("{\"id\": 1.50, \"ü\": [ ]}");
  }

  @Test
  void numbersAreWrittenAsJavaScriptWritesThem() {
    assertThat(Json.write(List.of(1e21, 1e20, 0.000001, 1e-7, 1.5, -0.0)))
        .isEqualTo("[1e+21,100000000000000000000,0.000001,1e-7,1.5,0]");
  }

  @Test
  void textsAreEscaped() {
    assertThat(Json.write("a\"\n\u0001\ud800é😀")).isEqualTo("\"a\\\"\\n\\u0001\\ud800é😀\"");
  }

  @Test
  void prettyTextIsIndentedByTwo() {
    assertThat(Json.writePretty(Json.read("{\"a\":[1,{}],\"b\":[]}")))
        .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
  }

  @Test
  void whatIsNotJsonIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> Json.read("{\n\"a\": tru }"))
        .isInstanceOfSatisfying(
            JsonataException.class,
            error -> {
              assertThat(error.code()).isEqualTo("M2001");
              assertThat(error.line()).isEqualTo(2);
            });
    assertThatThrownBy(() -> Json.read("1 2")).isInstanceOf(JsonataException.class);
    assertThatThrownBy(() -> Json.read("")).isInstanceOf(JsonataException.class);
  }
}
