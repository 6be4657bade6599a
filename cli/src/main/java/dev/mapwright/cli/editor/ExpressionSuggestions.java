package dev.mapwright.cli.editor;

import dev.mapwright.cli.editor.Suggestion.Kind;
import dev.mapwright.engine.connector.load.expression.FunctionNames;
import dev.mapwright.engine.expression.function.AddedFunction;
import dev.mapwright.engine.expression.function.AddedFunctions;
import dev.mapwright.engine.model.UnifiedModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Suggests what an expression may read or call at a cursor. */
final class ExpressionSuggestions {
  private static final Pattern NAME = Pattern.compile("\\$(\\w*)$");
  private static final Pattern PATH =
      Pattern.compile("(?:\\$(\\w*)\\.)?((?:[\\p{L}_]\\w*\\.|`[^`\n]*`\\.){0,20})([\\w]*)$");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_]\\w*");
  private static final int LONGEST = 500;

  private ExpressionSuggestions() {}

  static Stream<Suggestion> at(EditedFile file, Spot spot, int offset, UnifiedModel model) {
    String before = spot.before().substring(Math.max(0, spot.before().length() - LONGEST));
    Matcher name = NAME.matcher(before);
    if (name.find()) {
      int from = offset - name.group().length();
      return Stream.of(
              variables(file, spot.path(), from, offset),
              added(from, offset),
              standard(from, offset))
          .flatMap(each -> each);
    }
    Matcher path = PATH.matcher(before);
    return path.find() ? members(file, spot, offset, path, model) : Stream.empty();
  }

  /** Those of the expression that stands there, or of one that stands nearest by its path. */
  private static Stream<Suggestion> variables(
      EditedFile file, List<String> path, int from, int to) {
    return file.slots().stream()
        .max(Comparator.comparingInt(slot -> nearness(slot.path(), path)))
        .map(WrittenExpression::variables)
        .orElse(Set.of())
        .stream()
        .sorted()
        .map(name ->
            new Suggestion(Kind.VARIABLE, "$" + name, "$" + name, from, to, "a variable here", ""));
  }

  private static int nearness(List<String> there, List<String> path) {
    int same = 0;
    while (same < Math.min(there.size(), path.size()) && there.get(same).equals(path.get(same))) {
      same++;
    }
    // Of those in the same map, the one that is no deeper.
    return same * 1_000 - there.size();
  }

  private static Stream<Suggestion> added(int from, int to) {
    return AddedFunctions.ALL.stream()
        .map(function ->
            new Suggestion(
                Kind.FUNCTION,
                "$" + function.name(),
                "$" + function.name() + "(",
                from,
                to,
                function.usage(),
                words(function)));
  }

  private static String words(AddedFunction function) {
    StringBuilder words = new StringBuilder(function.description());
    function
        .examples()
        .forEach(example ->
            words
                .append("\n\n`")
                .append(example.expression())
                .append("` gives `")
                .append(example.result())
                .append('`'));
    return words.toString();
  }

  private static Stream<Suggestion> standard(int from, int to) {
    return FunctionNames.STANDARD.stream()
        .map(name ->
            new Suggestion(Kind.FUNCTION, "$" + name, "$" + name + "(", from, to, "JSONata", ""));
  }

  private static Stream<Suggestion> members(
      EditedFile file, Spot spot, int offset, Matcher path, UnifiedModel model) {
    String variable = path.group(1) == null ? "" : path.group(1);
    int from = offset - path.group(3).length();
    List<String> keys =
        Stream.of(path.group(2).split("\\."))
            .filter(key -> !key.isEmpty())
            .map(key -> key.replace("`", ""))
            .toList();
    if (variable.equals("account")) {
      Collection<String> fields =
          file.connector() == null ? List.of() : file.connector().account().keySet();
      return fields.stream()
          .map(field ->
              new Suggestion(
                  Kind.VARIABLE, field, field, from, offset, "a field of the account", ""));
    }
    if (variable.equals("where")) {
      int start = offset - path.group(2).length() - path.group(3).length();
      return model.scalarPaths().stream()
          .map(field ->
              new Suggestion(
                  Kind.FIELD,
                  field.toString(),
                  field.toString(),
                  start,
                  offset,
                  model.field(field).map(each -> each.type().inWords()).orElse(""),
                  model.field(field).map(each -> each.description()).orElse("")));
    }
    return Evaluated.keys(file.samples(), spot.path(), variable, keys).stream()
        .map(key ->
            new Suggestion(
                Kind.VENDOR_KEY, key, written(key), from, offset, "a key of the fixtures", ""));
  }

  private static String written(String key) {
    return PLAIN.matcher(key).matches() ? key : "`" + key + "`";
  }
}
