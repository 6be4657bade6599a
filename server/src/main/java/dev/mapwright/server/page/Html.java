package dev.mapwright.server.page;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML. Texts come into it escaped, whatever they hold.
 *
 * @param source as it is sent
 */
public record Html(String source) {
  /** No piece at all. */
  public static final Html NOTHING = new Html("");

  /**
   * Fills a template.
   *
   * @param template with {@code {}} for each value; attributes in double quotes
   * @param values HTML as it is, everything else as text
   */
  public static Html of(String template, Object... values) {
    Iterator<Object> left = List.of(values).iterator();
    StringBuilder source = new StringBuilder();
    int from = 0;
    for (int at = template.indexOf("{}"); at >= 0; at = template.indexOf("{}", from)) {
      source.append(template, from, at).append(piece(left.next()));
      from = at + 2;
    }
    if (left.hasNext()) {
      throw new IllegalArgumentException("more values than places");
    }
    return new Html(source.append(template.substring(from)).toString());
  }

  /** A template where a condition holds, else nothing. */
  public static Html when(boolean holds, String template, Object... values) {
    return holds ? of(template, values) : NOTHING;
  }

  /** Pieces one after the other. */
  public static Html joined(Stream<Html> pieces) {
    return new Html(pieces.map(Html::source).collect(Collectors.joining("\n")));
  }

  private static String piece(Object value) {
    return value instanceof Html html ? html.source : escaped(String.valueOf(value));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
