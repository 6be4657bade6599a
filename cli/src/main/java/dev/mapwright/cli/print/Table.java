package dev.mapwright.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text under a heading, in columns as wide as their longest cell. Not thread-safe. */
public final class Table {
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** With the columns' headings. */
  public Table(String... headings) {
    row(headings);
  }

  /** Adds a row, of as many cells as there are headings. */
  public void row(String... cells) {
    rows.add(List.of(cells).stream().map(Table::cut).toList());
  }

  /** The lines, without trailing blanks. */
  public List<String> lines() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell).repeat(' ', widths[i] - length(cell)).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** One line, and not too long a one; a name must not move the cursor. */
  private static String cut(String cell) {
    String clean =
        cell.codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return length(clean) <= WIDEST
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }
}
