package dev.mapwright.jsonata.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A set of characters (code points), as ranges in their order that do not touch. Immutable. */
final class CharSet {
  static final CharSet NONE = new CharSet(new int[0]);
  static final CharSet ALL = of(0, Character.MAX_CODE_POINT);
  static final CharSet DIGITS = of('0', '9');
  static final CharSet WORD =
      new Builder().add(DIGITS).add('A', 'Z').add('_', '_').add('a', 'z').build();
  static final CharSet SPACES =
      new Builder()
          .add('\t', '\r')
          .add(' ', ' ')
          .add(0xa0, 0xa0)
          .add(0x1680, 0x1680)
          .add(0x2000, 0x200a)
          .add(0x2028, 0x2029)
          .add(0x202f, 0x202f)
          .add(0x205f, 0x205f)
          .add(0x3000, 0x3000)
          .add(0xfeff, 0xfeff)
          .build();
  static final CharSet LINE_ENDS =
      new Builder().add('\n', '\n').add('\r', '\r').add(0x2028, 0x2029).build();

  /** First and last of each range. */
  private final int[] bounds;

  private CharSet(int[] bounds) {
    this.bounds = bounds;
  }

  static CharSet of(int character) {
    return of(character, character);
  }

  static CharSet of(int first, int last) {
    return new CharSet(new int[] {first, last});
  }

  boolean contains(int character) {
    int low = 0;
    int high = bounds.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (character < bounds[2 * middle]) {
        high = middle - 1;
      } else if (character > bounds[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  int ranges() {
    return bounds.length / 2;
  }

  int first(int range) {
    return bounds[2 * range];
  }

  int last(int range) {
    return bounds[2 * range + 1];
  }

  /** The only character in it; -1 if there are more or none. */
  int single() {
    return bounds.length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;
  }

  /** All other characters. */
  CharSet negated() {
    Builder others = new Builder();
    int next = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (next < bounds[i]) {
        others.add(next, bounds[i] - 1);
      }
      next = bounds[i + 1] + 1;
    }
    return next <= Character.MAX_CODE_POINT
        ? others.add(next, Character.MAX_CODE_POINT).build()
        : others.build();
  }

  /** Whether it has all of the others or none. */
  boolean takesAlike(CharSet others) {
    int first = others.first(0);
    boolean wanted = contains(first);
    for (int range = 0; range < others.ranges(); range++) {
      for (int c = others.first(range); c <= others.last(range); c++) {
        if (contains(c) != wanted) {
          return false;
        }
      }
    }
    return true;
  }

  /** Gathers ranges in any order. For one use. */
  static final class Builder {
    private record Range(int first, int last) {}

    private final List<Range> ranges = new ArrayList<>();

    Builder add(int first, int last) {
      ranges.add(new Range(first, last));
      return this;
    }

    Builder add(CharSet set) {
      for (int i = 0; i < set.ranges(); i++) {
        add(set.first(i), set.last(i));
      }
      return this;
    }

    CharSet build() {
      ranges.sort(Comparator.comparingInt(Range::first));
      int[] bounds = new int[2 * ranges.size()];
      int size = 0;
      for (Range range : ranges) {
        if (size > 0 && range.first <= bounds[size - 1] + 1) {
          bounds[size - 1] = Math.max(bounds[size - 1], range.last);
        } else {
          bounds[size++] = range.first;
          bounds[size++] = range.last;
        }
      }
      return new CharSet(Arrays.copyOf(bounds, size));
    }
  }
}
