package dev.mapwright.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each language says all that English says, with the same places to fill in. */
class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.mapwright.server.connect.page.texts",
        "dev.mapwright.server.console.page.texts",
        "dev.mapwright.server.admin.trial"
      })
  void allLanguagesSayTheSame(String bundle) {
    Words english = Words.of(bundle, "en");
    for (String language : Words.LANGUAGES) {
      Words words = Words.of(bundle, language);
      assertThat(words.language()).isEqualTo(language);
      assertThat(words.bundle().keySet()).isEqualTo(english.bundle().keySet());
      for (String name : english.bundle().keySet()) {
        assertThat(places(words.say(name)))
            .as(language + " " + name)
            .isEqualTo(places(english.say(name)));
        assertThat(language.equals("en") || !words.say(name).equals(english.say(name)))
            .as(name + " is translated")
            .isTrue();
      }
    }
  }

  private static List<String> places(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .sorted()
        .distinct()
        .toList();
  }
}
