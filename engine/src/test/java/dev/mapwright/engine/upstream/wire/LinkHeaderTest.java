package dev.mapwright.engine.upstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<https://a.example/?p=2>; rel=\"next\"                    | https://a.example/?p=2",
        "<https://a.example/?p=2>;rel=next                         | https://a.example/?p=2",
        "</c?p=1>; rel=prev, </c?p=3,4;5>; rel=\"next\"            | /c?p=3,4;5",
        "<a>; title=\"x, <b>; rel=next\"; rel=last, <c>; rel=next  | c",
        "<a>; rel=\"last NEXT\"                                    | a",
        "<a>; REL=Next                                             | a",
        "<a> ; rel = \"next\"                                      | a",
        "<a>; rel=prev; rel=next, <b>; rel=next                    | b",
        "<a>; rel=next; anchor=\"#x\", <b>; rel=next               | b",
        "<a>; title=\"\\\"\"; rel=\"next\"                         | a",
        "<a>; crossorigin; rel=next                                | a",
        ", <a>; rel=next                                           | a",
        "<>; rel=next                                              | ~~"
      })
  void holdsTheTargetOfARelation(String header, String target) {
    assertThat(LinkHeader.target(header, "next")).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<a>", "<a>; rel=\"prev\"", "a; rel=next", "<a>; rel=\"nextish\""})
  void holdsNoOther(String header) {
    assertThat(LinkHeader.target(header, "next")).isNull();
  }

  @Test
  void mayBeMissing() {
    assertThat(LinkHeader.target(null, "next")).isNull();
  }

  @Test
  @Timeout(5)
  void isReadInLinearTimeWhateverItHolds() {
    assertThat(LinkHeader.target("<a>" + "; x=\"\\".repeat(20_000), "next")).isNull();
    assertThat(LinkHeader.target("<a>" + ";".repeat(50_000), "next")).isNull();
    assertThat(LinkHeader.target(",".repeat(50_000), "next")).isNull();
    assertThat(LinkHeader.target(" ".repeat(50_000) + "x", "next")).isNull();
    assertThat(LinkHeader.target("<".repeat(50_000), "next")).isNull();
  }
}
