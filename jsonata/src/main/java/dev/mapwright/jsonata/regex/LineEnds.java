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
  static boolean areToldApart(Term term) {
    return switch (term) {
      case Term.Chars chars -> !chars.set().takesAlike(CharSet.LINE_ENDS);
      case Term.Chain chain -> chain.parts().stream().anyMatch(LineEnds::areToldApart);
      case Term.Choice choice -> choice.alternatives().stream().anyMatch(LineEnds::areToldApart);
      case Term.Repeat repeat -> areToldApart(repeat.body());
      case Term.Group group -> areToldApart(group.body());
      case Term.Edge _ -> false;
      case Term.Look look -> areToldApart(look.body());
      case Term.Again _ -> true;
    };
  }
}
