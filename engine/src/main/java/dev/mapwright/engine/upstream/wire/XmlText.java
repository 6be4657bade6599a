package dev.mapwright.engine.upstream.wire;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.jsonata.value.JsonNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A tree written as XML, in the form in which answers are read: an object with one member, the root
 * element; attributes as {@code @name}, text as {@code #text}, an array as a repeated element.
 * Names stand as they are, a prefix included; null is left out.
 */
public final class XmlText {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*(:[\\p{L}_][\\p{L}\\p{N}._-]*)?");

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

  private XmlText() {}

  /**
   * The document.
   *
   * @throws IllegalArgumentException if the tree is none, in words for the connector's author
   */
  public static byte[] write(Object tree) {
    if (!(tree instanceof Map<?, ?> root) || root.size() != 1) {
      throw new IllegalArgumentException("an XML body is a map with one key, the root element");
    }
    XmlText document = new XmlText();
    root.forEach((name, value) -> document.elements(name.toString(), value));
    return document.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void elements(String name, Object value) {
    switch (value) {
      case JsonNull _ -> {}
      case List<?> several -> several.forEach(each -> elements(name, each));
      case Map<?, ?> members -> element(name, members);
      default -> element(name, Map.of("#text", value));
    }
  }

  private void element(String name, Map<?, ?> members) {
    text.append('<').append(checked(name));
    members.forEach((key, value) -> {
      String member = key.toString();
      if (member.startsWith("@") && value != JsonNull.NULL) {
        text.append(' ').append(checked(member.substring(1))).append("=\"");
        escape(Texts.of(value));
        text.append('"');
      }
    });
    text.append('>');
    members.forEach((key, value) -> {
      String member = key.toString();
      if (member.equals("#text")) {
        escape(Texts.of(value));
      } else if (!member.startsWith("@")) {
        elements(member, value);
      }
    });
    text.append("</").append(name).append('>');
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of an element or attribute");
    }
    return name;
  }

  /** Line breaks and tabs are escaped, too, since readers of attributes make blanks of them. */
  private void escape(String value) {
    value
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '"' -> text.append("&quot;");
            case '\t', '\n', '\r' -> text.append("&#").append(c).append(';');
            default -> {
              if (c < ' ' || (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff) {
                throw new IllegalArgumentException(
                    "a value holds a character that no XML may hold");
              }
              text.appendCodePoint(c);
            }
          }
        });
  }
}
