package dev.mapwright.cli.explain;

import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.explain.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Explanations as people read them. */
final class ExplanationText {
  private static final int LONGEST = 100;
  private static final int MOST_VALUES = 5;

  private ExplanationText() {}

  static List<String> lines(List<FieldExplanation> explained, Layers layers) {
    List<String> lines = new ArrayList<>();
    for (FieldExplanation one : explained) {
      lines.add(one.field() + ": " + (one.values().isEmpty() ? "nothing" : values(one.values())));
      if (one.expression() != null) {
        String layer = layers.of(one);
        lines.add(
            "  "
                + one.place()
                + (layer == null ? "" : " (" + layer + ")")
                + "  "
                + cut(one.expression().strip()));
      }
      for (FieldExplanation.Read read : one.reads()) {
        String came = read.values().isEmpty() ? "nothing" : values(read.values());
        lines.add("    " + read.path() + " = " + came);
      }
      String why = layers.why(one);
      if (why != null) {
        lines.add("  " + why);
      }
    }
    return lines;
  }

  private static String values(List<Object> values) {
    String shown =
        values.stream()
            .limit(MOST_VALUES)
            .map(value -> cut(Json.write(value)))
            .collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /** One line, and not too long a one. */
  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
