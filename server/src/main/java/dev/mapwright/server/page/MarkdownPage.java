package dev.mapwright.server.page;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Writes pages as Markdown. */
public final class MarkdownPage {
  private MarkdownPage() {}

  /** The whole page. */
  public static String text(DocumentPage page) {
    return page.blocks().stream()
        .map(MarkdownPage::block)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(int level, String text) -> "#".repeat(level) + " " + escaped(text);
      case Block.Paragraph(String text) -> escaped(text);
      case Block.Table(List<String> headings, List<List<String>> rows) ->
          row(headings)
              + "\n"
              + row(Collections.nCopies(headings.size(), "---"))
              + rows.stream().map(row -> "\n" + row(row)).collect(Collectors.joining());
    };
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> escaped(cell).replace("|", "\\|").replaceAll("\\s*\\R\\s*", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Outside code, what Markdown would take for HTML or for emphasis. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    boolean code = false;
    for (char c : text.toCharArray()) {
      if (c == '`') {
        code = !code;
      } else if (!code && "<>*_[]\\".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
