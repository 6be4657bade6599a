package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.yaml.format.Drafts.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A comment, or a blank line.
 *
 * @param spot where it begins
 * @param text with its sign; empty for a blank line
 * @param own whether it has a line to itself
 */
record Note(Spot spot, String text, boolean own) {

  boolean isBlank() {
    return text.isEmpty();
  }

  /**
   * Comments and blank lines in the order of the file.
   *
   * @param texts from where to where each scalar goes; what is blank in one belongs to it
   */
  static List<Note> inOrder(String text, List<Note> comments, List<Spot[]> texts) {
    List<Note> all = new ArrayList<>(comments);
    String[] lines = lines(text);
    boolean[] inside = new boolean[lines.length + 1];
    for (Spot[] span : texts) {
      int last = Math.min(span[1].line(), lines.length - 1);
      while (last > span[0].line() && startsBlank(lines[last], span[1], last)) {
        last--;
      }
      for (int line = span[0].line(); line <= last; line++) {
        inside[line] = true;
      }
    }
    for (int line = 0; line < lines.length; line++) {
      if (lines[line].isBlank() && !inside[line]) {
        all.add(new Note(new Spot(0, line, 0), "", true));
      }
    }
    all.sort(Comparator.comparingInt((Note n) -> n.spot().line()));
    return all;
  }

  /** A text's lines, as YAML counts them. */
  static String[] lines(String text) {
    return text.split("\r\n|\r|\n", -1);
  }

  /** Whether nothing of a scalar stands on its last line. */
  private static boolean startsBlank(String line, Spot end, int number) {
    String own =
        number == end.line() ? line.substring(0, Math.min(end.column(), line.length())) : line;
    return own.isBlank();
  }
}
