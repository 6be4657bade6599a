package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.Vocabulary;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
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
   * Tells each text that the expression may give and the field does not hold. One that is a word
   * when it is written otherwise becomes that word, and is a warning.
   */
  public static void check(String field, Type type, Expression expression, Problems problems) {
    if (!(UnifiedModel.itemType(type) instanceof Type.Text(_, Vocabulary words)) || words == null) {
      return;
    }
    for (String word : given(expression.source())) {
      if (!words.words().contains(word)) {
        String known = words.wordFor(word).filter(w -> !w.equals(Vocabulary.OTHER)).orElse(null);
        String problem = "'" + word + "' is none of the words that '" + field + "' holds.";
        if (known == null) {
          problems.error(
              "unknown-word", expression.place(), problem, Nearest.advice(word, words.words()));
        } else {
          problems.warning(
              "unknown-word",
              expression.place(),
              problem,
              "It becomes '" + known + "'. Did you mean '" + known + "'?");
        }
      }
    }
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
