package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.yaml.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes scalars: without quotes where YAML lets them, else with those that need no escapes. */
final class ScalarWriter {
  /** What may not begin a plain scalar. */
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=~<";

  /** What YAML, or a reader who does not know all of YAML, takes for a sign. */
  private static final Pattern UNSAFE = Pattern.compile(":\\s|:$|\\s#|^(---|\\.\\.\\.)");

  private static final Pattern UNSAFE_IN_FLOW = Pattern.compile("[\\[\\]{},]|:[\\[\\]{},\"']");

  /** Where a line may be broken: at a single blank. */
  private static final Pattern BREAK = Pattern.compile("(?<=\\S) (?=\\S)");

  private ScalarWriter() {}

  /** On one line. */
  static String line(YamlPart.Scalar scalar, boolean flow) {
    String text = scalar.text();
    if (scalar.plain()) {
      return text.isEmpty() ? "null" : text;
    }
    if (isPlain(text, flow)) {
      return text;
    }
    if (!isPrintable(text)) {
      return escaped(text);
    }
    boolean doubled = text.contains("\"") || text.contains("\\");
    return doubled ? "'" + text.replace("'", "''") + "'" : "\"" + text + "\"";
  }

  private static boolean isPlain(String text, boolean flow) {
    return !text.isEmpty()
        && text.equals(text.strip())
        && isPrintable(text)
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && !UNSAFE.matcher(text).find()
        && !(flow && UNSAFE_IN_FLOW.matcher(text).find())
        && Scalars.plain(text) instanceof String;
  }

  private static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(ScalarWriter::needsEscape);
  }

  private static boolean needsEscape(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> Character.isSpaceChar(c) && c != ' ';
    };
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
              if (!needsEscape(c)) {
                out.appendCodePoint(c);
              } else if (c > 0xFFFF) {
                out.append(String.format("\\U%08X", c));
              } else {
                out.append(String.format("\\u%04X", c));
              }
            }
          }
        });
    return out.append('"').toString();
  }

  /** Whether a text has several lines that can be written as they are. */
  static boolean isLiteral(YamlPart.Scalar scalar) {
    String text = scalar.text();
    return text.contains("\n")
        && !text.startsWith("\n")
        && !text.startsWith(" ")
        && !text.endsWith("\n\n")
        && text.lines().allMatch(line -> isPrintable(line) && !isBlankButLong(line));
  }

  private static boolean isBlankButLong(String line) {
    return line.isBlank() && !line.isEmpty();
  }

  /** Header and lines of a text with several lines. */
  static List<String> literal(YamlPart.Scalar scalar) {
    List<String> lines = new ArrayList<>();
    lines.add(scalar.text().endsWith("\n") ? "|" : "|-");
    scalar.text().lines().forEach(lines::add);
    return lines;
  }

  /** Header and lines of a long text, broken at blanks; null where it cannot be broken. */
  static @Nullable List<String> folded(YamlPart.Scalar scalar, int width) {
    String text = scalar.text();
    if (scalar.plain() || !isPrintable(text) || !text.equals(text.strip())) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BREAK.splitAsStream(text).toList()) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() == 1) {
      return null;
    }
    lines.addFirst(">-");
    return lines;
  }
}
