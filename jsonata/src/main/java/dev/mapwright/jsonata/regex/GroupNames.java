package dev.mapwright.jsonata.regex;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of a pattern, counted before it is read: an escape may mean a later one. */
final class GroupNames {
  private final Map<String, Integer> numbers = new HashMap<>();
  private int count;

  private GroupNames() {}

  static GroupNames of(String source) {
    GroupNames groups = new GroupNames();
    PatternPosition at = new PatternPosition(source);
    boolean inClass = false;
    while (!at.isAtEnd()) {
      int c = at.next();
      if (c == '\\' && !at.isAtEnd()) {
        at.next();
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        groups.open(at);
      }
    }
    return groups;
  }

  private void open(PatternPosition at) {
    boolean named = at.isAt("?<") && !at.isAt("?<=") && !at.isAt("?<!");
    if (named) {
      at.skip("?<");
      count++;
      String name = name(at);
      if (name != null && numbers.put(name, count) != null) {
        throw new PatternError("Duplicate capture group name");
      }
    } else if (!at.isAt('?')) {
      count++;
    }
  }

  int count() {
    return count;
  }

  boolean hasNames() {
    return !numbers.isEmpty();
  }

  /** Goes over the name of a group. */
  void readName(PatternPosition at) {
    if (name(at) == null) {
      throw new PatternError("Invalid capture group name");
    }
  }

  /** The number of the group whose name comes next, in angle brackets. */
  int named(PatternPosition at) {
    String name = at.skip("<") ? name(at) : null;
    Integer number = name == null ? null : numbers.get(name);
    if (number == null) {
      throw new PatternError("Invalid named reference");
    }
    return number;
  }

  /** The name up to the closing angle bracket; {@code null} if it is none. */
  private static @Nullable String name(PatternPosition at) {
    int begin = at.position();
    while (!at.isAtEnd() && !at.isAt('>')) {
      int c = at.next();
      boolean fits =
          at.position() == begin + Character.charCount(c)
              ? Character.isUnicodeIdentifierStart(c) || c == '$' || c == '_'
              : Character.isUnicodeIdentifierPart(c) || c == '$';
      if (!fits) {
        return null;
      }
    }
    String name = at.since(begin);
    return at.skip(">") && !name.isEmpty() ? name : null;
  }
}
