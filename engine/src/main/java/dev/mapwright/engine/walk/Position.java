package dev.mapwright.engine.walk;

import java.util.List;

/**
 * Where a walk stands: one level per source, the outermost parent first. Parents name the row in
 * use; the last level names the row to read next, and as its key the one read last.
 *
 * @param levels at least one
 */
public record Position(List<Level> levels) {
  public Position {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("a position has at least one level");
    }
  }

  /** The innermost level. */
  public Level last() {
    return levels.getLast();
  }

  /** The levels above the innermost. */
  public List<Level> parents() {
    return levels.subList(0, levels.size() - 1);
  }
}
