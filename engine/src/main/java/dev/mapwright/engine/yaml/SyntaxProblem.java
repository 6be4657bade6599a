package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Words the parser's errors for authors of expressions: most of them come from an expression that
 * YAML reads before JSONata does.
 */
final class SyntaxProblem {
  /** A key, and the first character of its value. */
  private static final Pattern KEY_AND_VALUE =
      Pattern.compile("(?:^|[\\s{,-])(?:[\\w.$\\[\\]-]+|\"[^\"]*\"|'[^']*')\\s*:\\s+(\\S)");

  /** What YAML gives a meaning to at the beginning of a value. */
  private static final String INDICATORS = "[{\"'&*!|>%@`";

  private static final String NEIGHBOURS = "Indent it as deep as its neighbours.";

  private SyntaxProblem() {}

  static void tell(YamlEngineException error, Marks marks, Problems problems) {
    int offset =
        switch (error) {
          case MarkedYamlEngineException marked ->
              marks.offset(marked.getProblemMark().or(marked::getContextMark));
          case ReaderException reader -> marks.offset(reader.getPosition());
          default -> 0;
        };
    Place place = marks.file().place(offset, offset + 1);
    String words = words(error);
    problems.error("yaml-syntax", place, "This is not YAML: " + words + ".", cure(words, place));
  }

  private static String words(YamlEngineException error) {
    if (!(error instanceof MarkedYamlEngineException marked)) {
      return error instanceof ReaderException reader
          ? "the character U+%04X cannot stand here".formatted(reader.getCodePoint())
          : String.valueOf(error.getMessage());
    }
    String problem =
        marked
            .getProblem()
            .replaceAll("\\s*\\(Do not use .*\\)", "")
            .replace("expected <block end>, but found '?'", "a key cannot stand here")
            .replace("expected <block end>, but found '<scalar>'", "a text cannot stand here")
            .replace("expected <block end>, but found '-'", "an item of a list cannot stand here")
            .replace("expected <block end>", "the end of what stands above was expected");
    String context = marked.getContext();
    boolean helps = context != null && context.startsWith("while ") && !context.contains("token");
    return (helps ? problem + ", " + context : problem).replaceAll("\\.+$", "");
  }

  private static @Nullable String cure(String words, Place place) {
    String line = place.file().line(place.line());
    if (words.contains("TAB")) {
      return "Indent with blanks.";
    }
    if (words.contains("flow mapping") || words.contains("flow sequence")) {
      return "Inside { } and [ ], what holds [ ] { } , ? or ': ' stands in single quotes.";
    }
    String first = firstOfValue(line, place.column());
    if (!first.isEmpty() && INDICATORS.contains(first)) {
      return "An expression that begins with "
          + first
          + (first.equals("'") ? " stands in double quotes." : " stands in single quotes.");
    }
    if (words.contains("mapping values are not allowed")) {
      if (line.substring(0, place.column() - 1).matches("\\s*[\\w.$-]+")) {
        return NEIGHBOURS;
      }
      return line.contains("?")
          ? "An expression that holds ': ' stands in single quotes: 'a ? b : c'."
          : "A value that holds ': ' stands in single quotes.";
    }
    return words.contains("cannot stand here, while") || words.contains("what stands above")
        ? NEIGHBOURS
        : null;
  }

  /** With what the last value begins that begins before a column. */
  private static String firstOfValue(String line, int column) {
    String first = "";
    Matcher value = KEY_AND_VALUE.matcher(line);
    while (value.find() && value.start(1) < column) {
      first = value.group(1);
    }
    return first;
  }
}
