package dev.mapwright.server.page;

import java.util.List;

/** A piece of a page. Text is plain, except that what stands between backticks is code. */
public sealed interface Block {

  /** A heading, from 1 (the page's title) to 6. */
  record Heading(int level, String text) implements Block {}

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** A table; each row has as many cells as there are headings. */
  record Table(List<String> headings, List<List<String>> rows) implements Block {
    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
