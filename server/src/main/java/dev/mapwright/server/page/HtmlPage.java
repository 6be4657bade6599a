package dev.mapwright.server.page;

import java.util.List;
import java.util.stream.Collectors;

/** Writes pages as HTML that asks nobody for anything. */
public final class HtmlPage {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border-bottom: 1px solid #ccc; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }
      code { background: #f2f2f2; padding: 0 .2em; }
      """;

  private HtmlPage() {}

  /** The whole page. */
  public static String text(DocumentPage page) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>"
        + escaped(page.title())
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n"
        + page.blocks().stream().map(HtmlPage::block).collect(Collectors.joining("\n"))
        + "\n</html>\n";
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(int level, String text) ->
          "<h" + level + ">" + inline(text) + "</h" + level + ">";
      case Block.Paragraph(String text) -> "<p>" + inline(text) + "</p>";
      case Block.Table(List<String> headings, List<List<String>> rows) ->
          "<table>\n"
              + row("th", headings)
              + rows.stream().map(row -> row("td", row)).collect(Collectors.joining())
              + "</table>";
    };
  }

  private static String row(String cell, List<String> texts) {
    return texts.stream()
        .map(text -> "<" + cell + ">" + inline(text) + "</" + cell + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /** Escaped, with code where backticks stand in pairs. */
  private static String inline(String text) {
    String[] parts = text.split("`", -1);
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i + 1 < parts.length;
      html.append(code ? "<code>" + escaped(parts[i]) + "</code>" : escaped(parts[i]));
    }
    return html.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
