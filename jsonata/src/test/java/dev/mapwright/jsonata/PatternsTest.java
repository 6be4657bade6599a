package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.jsonata.value.JsonataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is a regular expression, and what is none; what they match is in the reference's corners.
 */
class PatternsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a++/",
        "/a**/",
        "/a{1}{2}/",
        "/+a/",
        "/{1}a/",
        "/(?i)a/",
        "/(?i:a)/",
        "/(?>a)/",
        "/(?x)a/",
        "/(?P<n>a)/",
        "/a/ii",
        "/a/imi",
        "/a{2,1}/",
        "/(?<n>a)(?<n>b)/",
        "/(?<1>a)/",
        "/(?<>a)/",
        "/\\k<n>(?<m>a)/",
        "/\\k(?<m>a)/",
        "/[z-a]/",
        "/^*a/",
        "/\\b+a/",
        "/(?<=a)*b/",
      })
  void whatJavaScriptRefusesIsRefused(String pattern) {
    assertThatThrownBy(() -> Jsonata.compile("$contains('a', " + pattern + ")"))
        .isInstanceOfSatisfying(
            JsonataException.class,
            error -> {
              assertThat(error.code()).isEqualTo("M1004");
              assertThat(error.offset()).isEqualTo(15);
            });
  }

  @Test
  void aPatternThatRefersBackMatchesInLongTextsToo() {
    String text = "x".repeat(100_000) + "abcabc" + "y".repeat(100_000);
    assertThat(Jsonata.compile("$match($, /(?=a)(...)\\1/).index").evaluate(text))
        .isEqualTo(100_000L);
    assertThat(Jsonata.compile("$match($, /(?<=c)y+$/).index").evaluate(text)).isEqualTo(100_006L);
  }

  @Test
  void aGroupOfAnEarlierRoundIsForgottenInLinearTime() {
    String text = "ab".repeat(20_000);
    assertThat(Jsonata.compile("$match($, /^(?:(a)|b)*$/).groups[0]").evaluate(text)).isNull();
  }
}
