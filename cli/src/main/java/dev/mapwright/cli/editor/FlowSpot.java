package dev.mapwright.cli.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes on where a value is written in braces or brackets, which need not be closed. */
final class FlowSpot {
  private final String text;
  private final int end;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private FlowSpot(String text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /** A brace or bracket that is not closed. */
  private static final class Open {
    private final boolean isMap;
    private @Nullable String key;
    private int from;

    Open(boolean isMap, int from) {
      this.isMap = isMap;
      this.from = from;
    }
  }

  /**
   * The spot of an offset.
   *
   * @param outer the path of the value
   * @param from where the value begins, with a brace or bracket
   */
  static Spot of(List<String> outer, String text, int from, int end) {
    FlowSpot spot = new FlowSpot(text, from, end);
    while (spot.at < end) {
      spot.step();
    }
    return spot.found(outer, from);
  }

  private void step() {
    char c = text.charAt(at);
    Open inner = open.peek();
    switch (c) {
      case '{', '[' -> open.push(new Open(c == '{', at + 1));
      case '}', ']' -> open.poll();
      case ',' -> {
        if (inner != null) {
          inner.key = null;
          inner.from = at + 1;
        }
      }
      case ':' -> {
        boolean ends = at + 1 >= end || " \n\r".indexOf(text.charAt(at + 1)) >= 0;
        if (inner != null && inner.isMap && inner.key == null && ends) {
          inner.key = LineHead.unquoted(text.substring(inner.from, at));
          inner.from = at + 1;
        }
      }
      case '"', '\'' -> {
        if (inner != null && text.substring(inner.from, at).isBlank()) {
          at = LineHead.endOfQuoted(text, at, end) - 1;
        }
      }
      case '#' -> {
        if (at > 0 && " \n".indexOf(text.charAt(at - 1)) >= 0) {
          int line = text.indexOf('\n', at);
          at = line < 0 || line > end ? end : line;
        }
      }
      default -> {}
    }
    at++;
  }

  private Spot found(List<String> outer, int from) {
    List<String> path = new ArrayList<>(outer);
    Open inner = open.peek();
    for (Iterator<Open> each = open.descendingIterator(); each.hasNext(); ) {
      Open one = each.next();
      if (!one.isMap) {
        path.add(Spot.ITEM);
      } else if (one.key != null) {
        path.add(one.key);
      }
    }
    boolean isKey = inner != null && inner.isMap && inner.key == null;
    int start = inner == null ? from : inner.from;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return new Spot(path, isKey, start, text.substring(start, end));
  }
}
