package dev.mapwright.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.http.HttpException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  /** What the npm package qs 6.17.1 makes of the same text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=b                                     | {"a":"b"}
          a=b&c                                   | {"a":"b","c":""}
          =foo&&a=1                               | {"a":"1"}
          a=1&a=2                                 | {"a":["1","2"]}
          a[]=b&a[]=c                             | {"a":["b","c"]}
          a%5B%5D=b&a%5b%5d=c                     | {"a":["b","c"]}
          a[1]=c&a[0]=b&a[2]=d                    | {"a":["b","c","d"]}
          a%5B0%5D=1&a%5B1%5D=2                   | {"a":["1","2"]}
          a[1]=b&a=c                              | {"a":["b","c"]}
          a=b&a[]=c                               | {"a":["b","c"]}
          a[2]=b                                  | {"a":["b"]}
          a[2]=b&a[99999999]=c                    | {"a":{"2":"b","99999999":"c"}}
          a[b][c]=d                               | {"a":{"b":{"c":"d"}}}
          [foo]=bar                               | {"foo":"bar"}
          t[0][id]=9&t[0][name]=x&t[1][id]=10     | {"t":[{"id":"9","name":"x"},{"id":"10"}]}
          t[][id]=9&t[][name]=x                   | {"t":[{"id":"9","name":"x"}]}
          t[][id]=9&t[][id]=10                    | {"t":[{"id":["9","10"]}]}
          foo[0]=bar&foo[bad]=baz                 | {"foo":{"0":"bar","bad":"baz"}}
          foo[bad]=baz&foo=bar                    | {"foo":[{"bad":"baz"},"bar"]}
          foo=bar&foo[bad]=baz                    | {"foo":["bar",{"bad":"baz"}]}
          a[>=]=23                                | {"a":{">=":"23"}}
          a[<=>]==23                              | {"a":{"<=>":"=23"}}
          a=b=c                                   | {"a":"b=c"}
          a+b=c+d                                 | {"a b":"c d"}
          a=a%2Bb%40x.io                          | {"a":"a+b@x.io"}
          a=J%C3%BCrgen                           | {"a":"Jürgen"}
          """)
  void readsAsQsDoes(String query, String expected) {
    assertThat(asJson(QueryString.parse(query))).isEqualTo(expected);
  }

  @Test
  void noQueryAndAnEmptyQueryAreTheSame() {
    assertThat(QueryString.parse(null).values()).isEmpty();
    assertThat(QueryString.parse("").values()).isEmpty();
  }

  @Test
  void moreThanAThousandParametersAreRefused() {
    assertThat(QueryString.parse(repeated(1_000)).values()).hasSize(1);
    assertThatThrownBy(() -> QueryString.parse(repeated(1_001)))
        .isInstanceOf(HttpException.class)
        .hasMessage("The query has more than 1000 parameters");
  }

  @Test
  void namesWithMoreThanEightBracketsAreRefused() {
    assertThat(QueryString.parse("a" + "[b]".repeat(8) + "=1").values()).hasSize(1);
    assertThatThrownBy(() -> QueryString.parse("a" + "[b]".repeat(9) + "=1"))
        .isInstanceOf(HttpException.class)
        .hasMessage("The parameter 'a' nests deeper than 8 brackets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=Jo%", "a=%zz", "a=%FF", "a=%4", "%zz=1", "a[%zz]=1", "a=1&b=%u00fc"})
  void whatCannotBeDecodedIsRefused(String query) {
    assertThatThrownBy(() -> QueryString.parse(query))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("is not percent-encoded UTF-8; a percent sign itself is written %25");
  }

  @Test
  void textBehindABracketIsRefused() {
    assertThatThrownBy(() -> QueryString.parse("a[b]c=1"))
        .isInstanceOf(HttpException.class)
        .hasMessage("Malformed parameter name 'a[b]c': write names as a[b][c]");
  }

  private static String repeated(int times) {
    return IntStream.range(0, times).mapToObj(i -> "id[]=" + i).collect(Collectors.joining("&"));
  }

  private static String asJson(Parameter value) {
    return Json.write(plain(value));
  }

  private static Object plain(Parameter value) {
    return switch (value) {
      case Parameter.Text text -> text.value();
      case Parameter.Items items -> items.values().stream().map(QueryStringTest::plain).toList();
      case Parameter.Members members -> {
        Map<String, Object> map = new LinkedHashMap<>();
        members.values().forEach((name, member) -> map.put(name, plain(member)));
        yield map;
      }
    };
  }
}
