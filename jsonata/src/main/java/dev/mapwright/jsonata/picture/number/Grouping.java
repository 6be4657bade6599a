package dev.mapwright.jsonata.picture.number;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an integer picture wants separators between digits, counted from the right.
 *
 * @param separators as the picture has them, from right to left
 * @param interval if above zero, one separator repeats at this interval to the left without end
 */
public record Grouping(List<Separator> separators, int interval) {
  record Separator(int position, String character) {}

  public Grouping {
    separators = List.copyOf(separators);
  }

  /** The grouping for a picture's separators, given from right to left. */
  static Grouping of(List<Separator> separators) {
    long different = separators.stream().map(Separator::character).distinct().count();
    List<Integer> positions = separators.stream().map(Separator::position).toList();
    return new Grouping(separators, different == 1 ? commonInterval(positions) : 0);
  }

  /** The interval of positions that are multiples of it without a gap; otherwise zero. */
  static int commonInterval(List<Integer> positions) {
    int interval = 0;
    for (int position : positions) {
      interval = greatestCommonDivisor(interval, position);
    }
    Set<Integer> known = new HashSet<>(positions);
    for (int i = 1; i <= positions.size(); i++) {
      if (!known.contains(i * interval)) {
        return 0;
      }
    }
    return interval;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  public boolean isRegular() {
    return interval > 0;
  }

  /** The one separator that repeats, if it does. */
  public @Nullable String repeated() {
    return isRegular() ? separators.getFirst().character() : null;
  }

  String insertInto(String digits) {
    if (separators.isEmpty()) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    if (isRegular()) {
      String separator = separators.getFirst().character();
      for (int at = digits.length() - interval; at > 0; at -= interval) {
        text.insert(at, separator);
      }
      return text.toString();
    }
    for (Separator separator : separators.reversed()) {
      int at = text.length() - separator.position();
      if (at < 0) {
        // The reference cuts with a position that here counts from the end, so the front is lost.
        text.delete(0, Math.max(0, text.length() + at));
      }
      text.insert(Math.max(at, 0), separator.character());
    }
    return text.toString();
  }

  /** The text without separators. */
  String removeFrom(String text) {
    if (isRegular()) {
      // Always commas, whatever the picture's separator: so does the reference.
      return text.replace(",", "");
    }
    if (separators.isEmpty()) {
      return text;
    }
    Set<Integer> removed = new HashSet<>();
    for (Separator separator : separators) {
      removed.add(separator.character().codePointAt(0));
    }
    StringBuilder digits = new StringBuilder(text.length());
    text.codePoints().filter(c -> !removed.contains(c)).forEach(digits::appendCodePoint);
    return digits.toString();
  }
}
