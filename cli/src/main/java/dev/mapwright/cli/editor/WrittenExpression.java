package dev.mapwright.cli.editor;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import java.util.List;
import java.util.Set;

/**
 * An expression of a file.
 *
 * @param path the keys that lead to it
 * @param passage its text
 * @param variables those that may be read there, without the dollar sign
 * @param from offset of its first character in the file
 * @param to offset behind its last
 */
record WrittenExpression(
    List<String> path, Passage passage, Set<String> variables, int from, int to) {
  WrittenExpression {
    path = List.copyOf(path);
    variables = Set.copyOf(variables);
  }

  static WrittenExpression of(Passage passage, Set<String> variables, SpotReader spots) {
    int last = Math.max(0, passage.text().length() - 1);
    int from = offset(passage.at(0, 1), spots);
    return new WrittenExpression(
        spots.at(from).path(), passage, variables, from, offset(passage.at(last, 1), spots) + 1);
  }

  private static int offset(Place place, SpotReader spots) {
    return spots.offset(place.line() - 1, place.column() - 1);
  }

  /** Whether an offset of the file lies in it. */
  boolean holds(int offset) {
    return from <= offset && offset <= to;
  }

  /** Which character of its text an offset of the file is. */
  int character(int offset, SpotReader spots) {
    int length = passage.text().length();
    int found = 0;
    for (int i = 0; i < length && offset(passage.at(i, 1), spots) <= offset; i++) {
      found = i;
    }
    return offset >= to ? length : found;
  }
}
