package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.yaml.format.YamlPart.Alias;
import dev.mapwright.engine.yaml.format.YamlPart.Item;
import dev.mapwright.engine.yaml.format.YamlPart.Items;
import dev.mapwright.engine.yaml.format.YamlPart.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree by rule. In braces or brackets stands what has no comment in it, is at most two
 * deep with at most one map in a map and no map in a list, and fits its line; all else has a line
 * for each item. Long texts are broken at blanks, texts with line breaks stay as they are.
 */
final class YamlWriter {
  /** The columns of a line. Comments are not broken. */
  static final int WIDTH = 100;

  private static final int STEP = 2;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  static String write(YamlPart root) {
    YamlWriter writer = new YamlWriter();
    if (root instanceof Items items && !items.items().isEmpty()) {
      writer.block(items, 0, false);
    } else {
      writer.out.append(oneLine(root, 0)).append('\n');
    }
    return writer.out.toString();
  }

  /** All items, each on a line of its own. */
  private void block(Items group, int indent, boolean firstIsPlaced) {
    boolean first = true;
    for (Item item : group.items()) {
      if (first && firstIsPlaced) {
        item(item, indent);
      } else {
        comments(comments(item, indent), indent);
        indent(indent);
        item(item, indent);
      }
      first = false;
    }
    comments(group.tail(), indent);
  }

  /** Comments above an item; one beside an element that begins with its first member as well. */
  private static List<String> comments(Item item, int indent) {
    if (item.key() != null
        || item.beside() == null
        || !(item.value() instanceof Items inner && isAfterDash(inner))
        || fitting(inner, indent + STEP) != null) {
      return item.before();
    }
    List<String> all = new ArrayList<>(item.before());
    all.add(item.beside());
    return all;
  }

  private static boolean isAfterDash(Items inner) {
    return inner.map() && !inner.items().isEmpty() && inner.anchor() == null;
  }

  private void comments(List<String> lines, int indent) {
    for (String line : lines) {
      indent(line.isEmpty() ? 0 : indent);
      out.append(line).append('\n');
    }
  }

  private void indent(int columns) {
    out.repeat(' ', columns);
  }

  private void item(Item item, int indent) {
    Scalar key = item.key();
    String start = key == null ? "-" : ScalarWriter.line(key, false) + ":";
    out.append(start);
    switch (item.value()) {
      case Alias(String name) -> rest(" *" + name, item);
      case Scalar scalar -> scalar(scalar, item, indent, indent + start.length() + 1);
      case Items inner -> {
        String line = fitting(inner, indent + start.length() + 1);
        if (line != null) {
          rest(" " + line, item);
        } else if (key == null && isAfterDash(inner)) {
          out.append(' ');
          block(inner, indent + STEP, true);
        } else {
          rest(anchor(inner.anchor(), " ", ""), item);
          block(inner, indent + STEP, false);
        }
      }
    }
  }

  private void rest(String text, Item item) {
    out.append(text);
    if (item.beside() != null) {
      out.append(' ').append(item.beside());
    }
    out.append('\n');
  }

  private void scalar(Scalar scalar, Item item, int indent, int column) {
    String anchor = anchor(scalar.anchor(), " ", "");
    List<String> lines = null;
    String line = ScalarWriter.line(scalar, false);
    if (ScalarWriter.isLiteral(scalar)) {
      lines = ScalarWriter.literal(scalar);
    } else if (column + anchor.length() + length(line) > WIDTH) {
      lines = ScalarWriter.folded(scalar, WIDTH - indent - STEP);
    }
    if (lines == null) {
      rest(anchor + (scalar.plain() && scalar.text().isEmpty() ? "" : " " + line), item);
      return;
    }
    rest(anchor + " " + lines.getFirst(), item);
    for (String each : lines.subList(1, lines.size())) {
      indent(each.isEmpty() ? 0 : indent + STEP);
      out.append(each).append('\n');
    }
  }

  private static String anchor(@Nullable String name, String before, String behind) {
    return name == null ? "" : before + "&" + name + behind;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** In braces or brackets, or null where it must not be or does not fit behind that column. */
  private static @Nullable String fitting(Items group, int column) {
    String line = isShort(group, 2) ? oneLine(group, 0) : null;
    return line != null && column + length(line) <= WIDTH ? line : null;
  }

  private static boolean isShort(Items group, int depth) {
    long inner = group.items().stream().filter(item -> isMap(item.value(), group.map())).count();
    return depth > 0
        && group.tail().isEmpty()
        && inner <= (group.map() ? 1 : 0)
        && group.items().stream()
            .allMatch(item -> !item.hasComments() && isShort(item.value(), depth - 1));
  }

  private static boolean isShort(YamlPart value, int depth) {
    return switch (value) {
      case Alias _ -> true;
      case Scalar scalar -> !scalar.text().contains("\n");
      case Items inner -> inner.items().isEmpty() || isShort(inner, isSmall(inner) ? 1 : depth);
    };
  }

  private static boolean isMap(YamlPart value, boolean inMap) {
    return value instanceof Items inner
        && inner.map()
        && !inner.items().isEmpty()
        && !(inMap && isSmall(inner));
  }

  /** Whether a map says one thing only, as {@code {value: mobile}} does. */
  private static boolean isSmall(Items inner) {
    return inner.map()
        && inner.items().size() == 1
        && inner.items().getFirst().value() instanceof Scalar;
  }

  private static String oneLine(YamlPart value, int depth) {
    return switch (value) {
      case Alias(String name) -> "*" + name;
      case Scalar scalar -> anchor(scalar.anchor(), "", " ") + ScalarWriter.line(scalar, depth > 0);
      case Items group ->
          group.items().stream()
              .map(item -> oneLine(item, depth + 1))
              .collect(
                  Collectors.joining(
                      ", ",
                      anchor(group.anchor(), "", " ") + (group.map() ? "{" : "["),
                      group.map() ? "}" : "]"));
    };
  }

  private static String oneLine(Item item, int depth) {
    String value = oneLine(item.value(), depth);
    return item.key() == null
        ? value
        : ScalarWriter.line(Objects.requireNonNull(item.key()), true) + ": " + value;
  }
}
