package dev.mapwright.server.dialect.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code applications,attachments[file_name,file_url]}. */
final class ExpandText {
  private ExpandText() {}

  /**
   * A relation.
   *
   * @param fields those wanted; none means all
   */
  record Relation(String name, List<String> fields) {
    Relation {
      fields = List.copyOf(fields);
    }
  }

  /** The relations of a text; what makes no sense becomes a relation of a name that is none. */
  static List<Relation> read(String text) {
    List<Relation> relations = new ArrayList<>();
    for (String part : parts(text)) {
      int open = part.indexOf('[');
      if (open > 0 && part.endsWith("]")) {
        String inside = part.substring(open + 1, part.length() - 1);
        relations.add(
            new Relation(
                part.substring(0, open).strip(),
                Stream.of(inside.split(",", -1)).map(String::strip).toList()));
      } else {
        relations.add(new Relation(part, List.of()));
      }
    }
    return relations;
  }

  /** Cut at commas that stand outside of brackets. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }
}
