package dev.mapwright.cli.eval;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;

/** The expression of the command line, as a file of that name. */
record ExpressionText(String text) implements Passage {
  @Override
  public Place at(int offset, int length) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Place(
        new SourceFile("expression", text), line, offset - start + 1, Math.max(1, length));
  }
}
