package dev.mapwright.cli.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds where in a file's tree an offset lies, by indentation and brackets alone, so that the rest
 * of the file may be anything. Immutable.
 */
final class SpotReader {
  private final String text;
  private final int[] starts;
  private final List<LineHead> heads;

  /** Of a text. */
  SpotReader(String text) {
    this.text = text;
    List<Integer> found = new ArrayList<>(List.of(0));
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      found.add(at + 1);
    }
    this.starts = found.stream().mapToInt(Integer::intValue).toArray();
    this.heads = new ArrayList<>(starts.length);
    for (int line = 0; line < starts.length; line++) {
      heads.add(LineHead.of(text.substring(starts[line], end(line))));
    }
  }

  private int end(int line) {
    return line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
  }

  /** The offset of a place, line and column counted from 0; the nearest one where there is none. */
  int offset(int line, int column) {
    if (line >= starts.length) {
      return text.length();
    }
    int known = Math.max(0, line);
    return Math.clamp((long) starts[known] + column, starts[known], end(known));
  }

  /** The line of an offset, from 0. */
  int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** The column of an offset, from 0. */
  int column(int offset) {
    return offset - starts[line(offset)];
  }

  /** Where an offset lies. */
  Spot at(int offset) {
    int line = line(offset);
    LineHead own = LineHead.of(text.substring(starts[line], offset));
    Walk walk = new Walk();
    if (own.key() == null) {
      walk.limit = own.column();
      walk.from = starts[line] + own.column();
    } else {
      walk.value(own, line);
    }
    walk.dashes(own);
    for (int i = line - 1; i >= 0 && (walk.limit > 0 || walk.inItem); i--) {
      walk.above(heads.get(i), i);
    }
    return walk.spot(offset);
  }

  /** Goes up from a line to those that it is indented below. */
  private final class Walk {
    private final Deque<String> path = new ArrayDeque<>();
    private int limit;
    private int from;
    private boolean isKey = true;
    private boolean inItem;

    /** What was found so far is part of a key's value. */
    void value(LineHead head, int line) {
      path.clear();
      path.addFirst(String.valueOf(head.key()));
      from = starts[line] + head.valueColumn();
      isKey = false;
      limit = head.column();
      inItem = false;
    }

    void above(LineHead head, int line) {
      boolean further =
          head.column() < limit
              // A list may stand as far left as its key.
              || (inItem && head.column() == limit && head.dashes().isEmpty());
      if (head.key() != null && further) {
        if (head.hasValue()) {
          value(head, line);
        } else {
          path.addFirst(head.key());
          limit = head.column();
          inItem = false;
        }
      }
      dashes(head);
    }

    void dashes(LineHead head) {
      for (int dash : head.dashes().reversed()) {
        if (dash < limit) {
          path.addFirst(Spot.ITEM);
          limit = dash;
          inItem = true;
        }
      }
    }

    Spot spot(int offset) {
      List<String> found = List.copyOf(path);
      char first = from < offset ? text.charAt(from) : ' ';
      return first == '{' || first == '['
          ? FlowSpot.of(found, text, from, offset)
          : new Spot(
              found, isKey, Math.min(from, offset), text.substring(Math.min(from, offset), offset));
    }
  }
}
