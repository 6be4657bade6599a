package dev.mapwright.engine.connector.load;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads RE2 patterns, and tells which of them can match nothing but a label of a host name. */
final class Patterns {
  private Patterns() {}

  /** The pattern of a key; null where there is none, or after telling what is wrong with it. */
  static @Nullable Pattern read(@Nullable ScalarNode node, Problems problems) {
    if (node == null) {
      return null;
    }
    try {
      return Pattern.compile(node.text());
    } catch (PatternSyntaxException e) {
      problems.error(
          "broken-pattern",
          node.place(),
          "This is no RE2 pattern: " + e.getDescription() + ".",
          "RE2 has neither look-around nor back-references.");
      return null;
    }
  }

  /**
   * Whether nothing but letters, digits and dashes can match: then a value cannot leave the host
   * name's label into which it is put. Errs on the side of no.
   */
  static boolean matchesHostLabelOnly(Pattern pattern) {
    String text = pattern.pattern();
    boolean inClass = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        if (i >= text.length() || text.charAt(i) != 'd' && text.charAt(i) != '-') {
          return false;
        }
      } else if (c == '{') {
        i = text.indexOf('}', i);
        if (i < 0) {
          return false;
        }
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (!isLabel(c) && (inClass || "()|?*+".indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(char c) {
    return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
