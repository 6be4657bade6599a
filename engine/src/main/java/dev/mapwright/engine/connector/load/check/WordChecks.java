package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.Vocabulary;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the words that mappings write themselves against the vocabulary of their field. */
public final class WordChecks {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|`[^`]*`|/\\*.*?\\*/|\\?\\?|\\?:|\\S",
          Pattern.DOTALL);

  private WordChecks() {}

  /**
   * Tells each text that the expression may give and the field does not hold: an error where it is
   * written as the field's words are; a warning where it is written in capitals, as vendors' words
   * that become one of the field's.
   */
  public static void check(String field, Type type, Expression expression, Problems problems) {
    if (!(UnifiedModel.itemType(type) instanceof Type.Text(_, Vocabulary words)) || words == null) {
      return;
    }
    for (String word : given(expression.source())) {
      if (!words.words().contains(word)) {
        tell(field, word, words, expression.place(), problems);
      }
    }
  }

  private static void tell(
      String field, String word, Vocabulary words, Place place, Problems problems) {
    String problem = "'" + word + "' is none of the words that '" + field + "' holds.";
    String becomes = words.wordFor(word).orElse(null);
    boolean isVendors = !word.equals(word.toLowerCase(Locale.ROOT));
    if (isVendors) {
      problems.warning(
          "unknown-word",
          place,
          problem,
          becomes == null
              ? "The field stays empty. " + Nearest.advice(word, words.words())
              : "It becomes '" + becomes + "', as a vendor's word would: write that.");
      return;
    }
    problems.error(
        "unknown-word",
        place,
        problem,
        becomes == null || becomes.equals(Vocabulary.OTHER)
            ? Nearest.advice(word, words.words())
            : "Did you mean '" + becomes + "'?");
  }

  /**
   * The texts that an expression gives as they stand: alone, or as what a condition or a lookup
   * comes to. Texts that it compares or joins are others.
   */
  private static List<String> given(String source) {
    List<String> tokens = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      if (token.group().startsWith("/*")) {
        continue;
      }
      String text = token.group(1) != null ? token.group(1) : token.group(2);
      tokens.add(text == null ? token.group() : "text");
      texts.add(text == null ? "" : text);
    }
    List<String> given = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String before = i == 0 ? "" : tokens.get(i - 1);
      String after = i == tokens.size() - 1 ? "" : tokens.get(i + 1);
      if (tokens.get(i).equals("text")
          && List.of("", "?", ":", "??", "?:", "(").contains(before)
          && List.of("", ":", ")", "}", ",").contains(after)
          && !(before.equals("(") && i >= 2 && tokens.get(i - 2).matches("\\w"))) {
        given.add(texts.get(i));
      }
    }
    return given;
  }
}
