package dev.mapwright.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison for a terminal. */
public final class TextTable {
  private TextTable() {}

  /** Columns are aligned, texts to the left and figures to the right. */
  public static String of(Comparison comparison) {
    List<List<String>> lines = Cells.of(comparison);
    int texts = lines.getFirst().size() - comparison.measures().size();
    int[] widths =
        IntStream.range(0, lines.getFirst().size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    StringBuilder out = new StringBuilder("\n" + comparison.title() + "\n");
    for (List<String> line : lines) {
      out.append(
              IntStream.range(0, widths.length)
                  .mapToObj(i -> padded(line.get(i), widths[i], i < texts))
                  .collect(Collectors.joining("  "))
                  .stripTrailing())
          .append('\n');
    }
    comparison.notComparable().forEach(one -> out.append("Not comparable: " + one + "\n"));
    return out.toString();
  }

  private static String padded(String text, int width, boolean left) {
    String blanks = " ".repeat(width - text.length());
    return left ? text + blanks : blanks + text;
  }
}
