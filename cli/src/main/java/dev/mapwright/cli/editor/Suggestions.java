package dev.mapwright.cli.editor;

import dev.mapwright.cli.editor.Suggestion.Kind;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.yaml.schema.Kind.Either;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Flag;
import dev.mapwright.engine.yaml.schema.Kind.Path;
import dev.mapwright.engine.yaml.schema.Kind.Template;
import dev.mapwright.engine.yaml.schema.Kind.Tree;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import java.util.List;
import java.util.stream.Stream;

/** Suggests what may be written at a cursor: keys, fields, words, and what expressions read. */
public final class Suggestions {
  private static final String OPEN = "{{";

  private Suggestions() {}

  /** All of them; the editor picks those that begin as what is written. */
  public static List<Suggestion> at(EditedFile file, int offset) {
    Spot spot = file.spots().at(offset);
    UnifiedModel model = file.model(offset);
    List<Expected> expected = Expected.at(spot.path(), model);
    return spot.isKey()
        ? keys(file, spot, offset, expected, model)
        : expected.stream()
            .flatMap(each -> values(file, spot, offset, each, model))
            .distinct()
            .toList();
  }

  private static List<Suggestion> keys(
      EditedFile file, Spot spot, int offset, List<Expected> expected, UnifiedModel model) {
    String text = file.text().text();
    int end = offset;
    while (end < text.length() && isPartOfKey(text.charAt(end))) {
      end++;
    }
    String behind = end < text.length() && text.charAt(end) == ':' ? "" : ": ";
    int to = end;
    return expected.stream()
        .flatMap(each ->
            each.keys(model).stream()
                .map(key ->
                    new Suggestion(
                        each instanceof Expected.Mapped ? Kind.FIELD : Kind.KEY,
                        key.name(),
                        key.name() + behind,
                        spot.from(),
                        to,
                        key.holds(),
                        key.markdown())))
        .distinct()
        .toList();
  }

  private static boolean isPartOfKey(char c) {
    return Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0;
  }

  private static Stream<Suggestion> values(
      EditedFile file, Spot spot, int offset, Expected expected, UnifiedModel model) {
    return switch (expected) {
      case Expected.Mapped _ -> ExpressionSuggestions.at(file, spot, offset, model);
      case Expected.Some(Either(var kinds)) ->
          kinds.stream()
              .flatMap(kind -> values(file, spot, offset, new Expected.Some(kind), model));
      case Expected.Some(Words(List<String> words)) -> words(words, spot, offset);
      case Expected.Some(Flag _) -> words(List.of("true", "false"), spot, offset);
      case Expected.Some(Path _) -> fields(spot, offset, model);
      case Expected.Some(Expression _) -> ExpressionSuggestions.at(file, spot, offset, model);
      case Expected.Some(Template _), Expected.Some(Tree _) ->
          isInside(spot.before())
              ? ExpressionSuggestions.at(file, spot, offset, model)
              : Stream.empty();
      case Expected.Some _ -> Stream.empty();
    };
  }

  /** Whether an expression is open at the end of a template. */
  static boolean isInside(String before) {
    return before.lastIndexOf(OPEN) > before.lastIndexOf("}}");
  }

  private static Stream<Suggestion> words(List<String> words, Spot spot, int offset) {
    return words.stream()
        .map(word -> new Suggestion(Kind.WORD, word, word, spot.from(), offset, "", ""));
  }

  private static Stream<Suggestion> fields(Spot spot, int offset, UnifiedModel model) {
    return model.scalarPaths().stream()
        .map(path ->
            new Suggestion(
                Kind.FIELD,
                path.toString(),
                path.toString(),
                spot.from(),
                offset,
                model.field(path).map(field -> field.type().inWords()).orElse(""),
                model.field(path).map(field -> field.description()).orElse("")));
  }
}
