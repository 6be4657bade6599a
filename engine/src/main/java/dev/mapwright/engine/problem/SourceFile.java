package dev.mapwright.engine.problem;

import java.util.List;

/**
 * A file as its author sees it: a name to print and the text, from which excerpts are cut.
 *
 * @param name the path as the user gave it, such as {@code connectors/acme.yaml}
 * @param text the whole text
 */
public record SourceFile(String name, String text) {

  /** The line with the given 1-based number, without its line break; empty beyond the end. */
  public String line(int number) {
    List<String> lines = text.lines().skip(Math.max(0, number - 1L)).limit(1).toList();
    return lines.isEmpty() ? "" : lines.getFirst();
  }
}
