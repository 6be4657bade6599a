package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.run.Run;

/** The ends of lines: four characters to JavaScript, the line feed alone to RE2. */
final class LineEnds {
  private LineEnds() {}

  /** Whether a text has others than the line feed. */
  static boolean areForeign(Run run, String text) {
    run.readText(text.length());
    return text.indexOf('\r') >= 0 || text.indexOf(0x2028) >= 0 || text.indexOf(0x2029) >= 0;
  }

  /** Whether a character ends a line. */
  static boolean isOne(char c) {
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
  }

  /** Whether it makes a difference to a pattern which of them a text has. */
  static boolean areToldApart(PatternNode term) {
    return switch (term) {
      case PatternNode.Chars chars -> !chars.set().takesAlike(CharSet.LINE_ENDS);
      case PatternNode.Chain chain -> chain.parts().stream().anyMatch(LineEnds::areToldApart);
      case PatternNode.Choice choice ->
          choice.alternatives().stream().anyMatch(LineEnds::areToldApart);
      case PatternNode.Repeat repeat -> areToldApart(repeat.body());
      case PatternNode.Group group -> areToldApart(group.body());
      case PatternNode.Edge _ -> false;
      case PatternNode.Look look -> areToldApart(look.body());
      case PatternNode.Again _ -> true;
    };
  }
}
