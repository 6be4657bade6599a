package dev.mapwright.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The page {@code docs/performance.md}: a frame of text, and in it what was measured. */
public final class PerformancePage {
  private PerformancePage() {}

  /** Always the same for the same results. */
  public static String of(MeasuredResults results) {
    StringBuilder about = new StringBuilder("| | |\n|---|---|\n");
    results.about().forEach((name, value) -> about.append("| " + name + " | " + value + " |\n"));
    StringBuilder tables = new StringBuilder();
    results.comparisons().forEach(comparison -> append(comparison, tables));
    return frame()
        .replace("{{about}}\n", about)
        .replace("{{tables}}\n", tables.toString().stripTrailing() + "\n");
  }

  private static void append(Comparison comparison, StringBuilder out) {
    out.append("## " + comparison.title() + "\n\n" + comparison.work() + "\n\n");
    List<List<String>> lines = Cells.of(comparison);
    int texts = lines.getFirst().size() - comparison.measures().size();
    line(lines.getFirst(), out);
    out.append("|" + "---|".repeat(texts) + "---:|".repeat(comparison.measures().size()) + "\n");
    lines.stream().skip(1).forEach(line -> line(line, out));
    list("Unfair, either way:", comparison.unfair(), out);
    list("Not comparable:", comparison.notComparable(), out);
    out.append('\n');
  }

  private static void line(List<String> cells, StringBuilder out) {
    out.append("| " + String.join(" | ", cells) + " |\n");
  }

  private static void list(String title, List<String> items, StringBuilder out) {
    if (!items.isEmpty()) {
      out.append("\n" + title + "\n\n");
      items.forEach(item -> out.append("- " + item + "\n"));
    }
  }

  private static String frame() {
    try (InputStream stream = PerformancePage.class.getResourceAsStream("performance.md")) {
      byte[] bytes = Objects.requireNonNull(stream, "performance.md").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
